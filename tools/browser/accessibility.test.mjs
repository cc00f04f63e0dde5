// The HTML site under axe-core, every rule that it has, in each of its looks.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch, open, settled } from "./page.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

// check returns the violations of the page as it is.
async function check(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  assert(found.passes.length > 20, "axe has looked at the page");
  return found.violations.map((v) => `${v.id}: ${v.nodes[0].html}`);
}

const looks = [];
for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1200]) looks.push({ colorScheme, viewport: { width, height: 900 } });
}
for (const look of looks) {
  test(`no violation: ${look.colorScheme}, ${look.viewport.width} px`, async () => {
    const { page, done } = await open(browser, "acme.html", { ...look, bypassCSP: true });
    assert.deepEqual(await check(page), []);
    await page.type(".search input", "account");
    await page.keyboard.press("ArrowDown");
    await settled(page);
    assert.deepEqual(await check(page), [], "after a search");
    await page.fill(".search input", "nothing like this");
    await settled(page);
    assert.deepEqual(await check(page), [], "with nothing found");
    await done();
  });
}

test("no violation with hostile text", async () => {
  const { page, done } = await open(browser, "hostile.html", { bypassCSP: true });
  assert.deepEqual(await check(page), []);
  await done();
});

test("axe finds what is wrong", async () => {
  const { page } = await open(browser, "acme.html", { bypassCSP: true });
  await page.evaluate(() => document.querySelector(".search").replaceWith(document.createElement("input")));
  assert.notDeepEqual(await check(page), []);
});
