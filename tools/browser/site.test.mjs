// A reader's way through the HTML site: search, filters, permalinks, copying,
// the keyboard.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { focused, launch, open, settled, shown } from "./page.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const all = ["invalid_email", "api_key_expired", "account_not_found", "account_gone", "rate_limited", "internal_error", "unavailable", "legacy_mode"];

test("it opens with every error, by status", async () => {
  const { page, done } = await open(browser, "acme.html");
  assert.equal(await page.title(), "Acme <API>: errors");
  assert.deepEqual(await shown(page), all);
  assert.equal(await page.textContent(".count"), "8 errors");
  assert.deepEqual(await page.$$eval("h2 > span", (list) => list.map((e) => e.textContent)),
    ["400 Bad request", "401 Unauthorized", "404 Not found", "410 Gone", "429 Too Many Requests", "500 Internal Server Error", "503 Service Unavailable", "No status"]);
  await done();
});

test("search finds types, messages, causes and steps", async () => {
  const { page, done } = await open(browser, "acme.html");
  for (const [query, want] of [
    ["api_key", ["api_key_expired"]],
    ["WENT WRONG", ["internal_error"]],
    ["display name", ["invalid_email"]], // a cause
    ["retry-after", ["rate_limited"]], // a step
    ["account gone", ["account_gone"]], // words in any place
    ["common causes", []], // a heading of ours
    ["errors.is", []],
  ]) {
    await page.fill(".search input", "");
    await page.type(".search input", query);
    await settled(page);
    assert.deepEqual(await shown(page), want, query);
    assert.equal(await page.textContent(".count"), `${want.length} of 8 errors`);
    assert.equal(await page.isVisible(".none"), want.length === 0);
    assert.equal(await page.$$eval("section", (list) => list.filter((e) => e.checkVisibility()).length), want.length, "sections without errors are hidden");
  }
  await page.click(".clear");
  assert.deepEqual(await shown(page), all);
  assert.equal(await focused(page), "input");
  await done();
});

test("filters by status and by retryable", async () => {
  const { page, done } = await open(browser, "acme.html");
  await page.check("input[value='410']");
  await settled(page);
  assert.deepEqual(await shown(page), ["account_not_found", "account_gone"], "an error counts under each of its statuses");
  await page.check(".statuses input[value='0']");
  await settled(page);
  assert.deepEqual(await shown(page), ["account_not_found", "account_gone", "legacy_mode"]);
  await page.uncheck("input[value='410']");
  await page.uncheck(".statuses input[value='0']");
  await page.check("input[value='yes']");
  await settled(page);
  assert.deepEqual(await shown(page), ["rate_limited", "internal_error", "unavailable"]);
  await page.type(".search input", "maintenance");
  await settled(page);
  assert.deepEqual(await shown(page), ["unavailable"]);
  await page.check("input[value='no']");
  await settled(page);
  assert.deepEqual(await shown(page), []);
  await done();
});

test("a permalink leads to its error, also one that a filter hides", async () => {
  const { page, done } = await open(browser, "acme.html", { hash: "#unavailable" });
  const inView = (id) => page.$eval(`[id="${id}"]`, (e) => {
    const box = e.getBoundingClientRect();
    return box.top >= 0 && box.top < innerHeight;
  });
  assert.equal(await focused(page), "unavailable");
  assert(await inView("unavailable"));
  await page.type(".search input", "api_key");
  await settled(page);
  await page.evaluate(() => { location.hash = "#account_not_found"; });
  await settled(page);
  assert.equal(await focused(page), "account_not_found");
  assert.deepEqual(await shown(page), all);
  assert(await inView("account_not_found"));
  await page.click("#internal_error h3 a");
  assert.equal(new URL(page.url()).hash, "#internal_error");
  await settled(page);
  assert.equal(await focused(page), "internal_error");
  await done();
});

test("a permalink leads far down a long page", async () => {
  const { page, done } = await open(browser, "large.html", { hash: "#secret_not_allowed_4357" });
  assert.equal(await focused(page), "secret_not_allowed_4357");
  const top = await page.$eval("#secret_not_allowed_4357", (e) => e.getBoundingClientRect().top);
  assert(top >= 0 && top < 200, `it stands at ${top} px`);
  await done();
});

test("every link within the page leads to a section of its own", async () => {
  for (const file of ["acme.html", "hostile.html"]) {
    const { page, done } = await open(browser, file);
    const lost = await page.$$eval("a", (list) => list
      .filter((a) => a.getAttribute("href").startsWith("#"))
      .filter((a) => document.querySelectorAll(`[id="${CSS.escape(decodeURIComponent(a.hash.slice(1)))}"]`).length !== 1)
      .map((a) => a.getAttribute("href")));
    assert.deepEqual(lost, [], file);
    await done();
  }
});

test("the button copies the Go", async () => {
  const { page, context, done } = await open(browser, "acme.html");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.click("#api_key_expired .copy");
  await page.waitForFunction(() => document.querySelector("#api_key_expired .copy").textContent === "Copied");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "errors.Is(err, acme.ErrAPIKeyExpired)");
  await page.waitForFunction(() => document.querySelector("#api_key_expired .copy").textContent === "Copy");
  await done();
});

test("it copies without a clipboard too", async () => {
  const { page, context, done } = await open(browser, "acme.html");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(() => navigator.clipboard.writeText("before"));
  await page.evaluate(() => { navigator.clipboard.writeText = undefined; });
  await page.click("#internal_error .copy");
  await page.waitForFunction(() => document.querySelector("#internal_error .copy").textContent === "Copied");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "errors.Is(err, acme.ErrInternalError)");
  await done();
});

test("the keyboard is enough", async () => {
  const { page, done } = await open(browser, "acme.html");
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
    await settled(page);
  };
  await press("/");
  assert.equal(await focused(page), "input");
  assert.equal(await page.inputValue(".search input"), "", "the slash is not typed");
  await page.keyboard.type("account");
  await press("ArrowDown");
  assert.equal(await focused(page), "account_not_found");
  await press("ArrowDown", "ArrowDown");
  assert.equal(await focused(page), "account_gone", "the last stays");
  const outline = await page.$eval("#account_gone", (e) => getComputedStyle(e).outlineWidth);
  assert.equal(outline, "2px", "the focus is visible");
  await press("Enter");
  assert.equal(new URL(page.url()).hash, "#account_gone");
  await press("ArrowUp", "ArrowUp");
  assert.equal(await focused(page), "input");
  await press("Enter");
  assert.equal(new URL(page.url()).hash, "#account_not_found", "the first that is found");
  await press("Escape");
  assert.equal(await focused(page), "input");
  assert.equal(await page.inputValue(".search input"), "account");
  await press("Escape");
  assert.equal(await page.inputValue(".search input"), "");
  assert.deepEqual(await shown(page), all);
  await press("Tab", "Tab", "Space");
  assert.equal((await shown(page)).length, 1, "a status is chosen with Tab and Space");
  await done();
});

test("it reads without JavaScript", async () => {
  const { page, done } = await open(browser, "acme.html", { javaScriptEnabled: false });
  assert.deepEqual(await shown(page), all);
  assert.match(await page.textContent("#rate_limited"), /Too many requests\..*Wait as long as/s);
  assert(!(await page.isVisible(".tools")));
  assert(!(await page.isVisible(".copy")));
  assert(await page.isVisible("nav a[href='#status-404']"));
  await done();
});

test("print has every error and none of the controls", async () => {
  const { page, done } = await open(browser, "acme.html");
  await page.emulateMedia({ media: "print" });
  assert.deepEqual(await shown(page), all);
  for (const selector of [".tools", ".copy", "nav"]) assert(!(await page.isVisible(selector)), selector);
  await done();
});

test("it fits narrow screens", async () => {
  for (const width of [320, 360, 768]) {
    const { page, done } = await open(browser, "acme.html", { viewport: { width, height: 760 } });
    assert(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px`);
    await done();
  }
});

test("text of the documentation stays text", async () => {
  const { page, done } = await open(browser, "hostile.html");
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.deepEqual(await page.$$eval("*", (list) => [...new Set(list.map((e) => e.localName))].sort()), [
    "a", "article", "body", "br", "button", "code", "dd", "div", "dl", "dt", "fieldset", "h1", "h2", "h3", "h4", "head", "header", "html", "input", "kbd",
    "label", "legend", "li", "link", "main", "meta", "nav", "p", "script", "section", "span", "style", "title", "ul"]);
  assert.equal(await page.$$eval("script, style", (list) => list.length), 2);
  const schemes = await page.$$eval("a", (list) => [...new Set(list.map((a) => a.protocol))].sort());
  assert.deepEqual(schemes, ["file:", "https:"]);
  assert.deepEqual(await page.$$eval("*", (list) => list.flatMap((e) => [...e.attributes]).map((a) => a.name).filter((name) => /^on|^style$|^src/.test(name))), []);
  await done();
});
