// How long a keystroke in the search of 5,000 errors takes until its result is
// painted.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, shown } from "./page.mjs";

const bound = 50; // milliseconds: below, people take it for immediate
const rounds = 20; // at most: on a busy machine, the best of a few is not what a keystroke takes

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

// press presses a key and returns the milliseconds from the event to the task
// after the frame that shows its result.
async function press(page, key) {
  await page.evaluate(() => {
    window.painted = new Promise((done) => addEventListener("keydown", (event) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now() - event.timeStamp);
        channel.port2.postMessage(0);
      });
    }, { once: true, capture: true }));
  });
  await page.keyboard.press(key);
  return page.evaluate(() => window.painted);
}

// idle waits until what stands far below is there too.
const idle = (page) => page.waitForTimeout(700);

test(`a keystroke in 5,000 errors is painted within ${bound} ms`, async (t) => {
  const { page, done } = await open(browser, "large.html");
  assert.equal(await page.textContent(".count"), "5000 errors");
  const keys = [..."session not", ...Array(11).fill("Backspace"), ..."4_zz"];
  const best = keys.map(() => Infinity);
  await page.focus(".search input");
  await page.waitForTimeout(1000); // the index is made while nobody waits
  let round = 0;
  for (; round < 3 || round < rounds && Math.max(...best) >= bound; round++) {
    for (const [i, key] of keys.entries()) best[i] = Math.min(best[i], await press(page, key));
    await idle(page);
    if (round === 0) assert.deepEqual(await shown(page), [], "the last key leaves nothing");
    await page.fill(".search input", "");
    await idle(page);
  }
  const worst = Math.max(...best);
  const at = best.indexOf(worst);
  t.diagnostic(`worst keystroke ${worst.toFixed(1)} ms (${keys[at]}, number ${at + 1}); median ${best.toSorted((a, b) => a - b)[best.length >> 1].toFixed(1)} ms; the best of ${round} rounds each`);
  assert(worst < bound, `${worst} ms`);
  await done();
});
