// What the tests of the HTML site share: a browser, and pages that fail a test
// when they ask for anything or complain.
import assert from "node:assert/strict";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

// The documents to test; TestDocuments of the Go module around this folder
// makes them.
export const documents = process.env.DOCUMENTS;
assert(documents, "DOCUMENTS does not name the folder of the documents");

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

// open returns a page with a document, and done, which closes it and checks
// that it wrote nothing to the console and asked for nothing but itself.
export async function open(browser, file, { hash = "", ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  const page = await context.newPage();
  const wrong = [];
  const address = pathToFileURL(path.join(documents, file)).href;
  page.on("console", (message) => wrong.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (url.split("#")[0] !== address && url !== "data:,") wrong.push(`request: ${url}`);
  });
  await page.goto(address + hash);
  const done = async () => {
    await context.close();
    assert.deepEqual(wrong, []);
  };
  return { page, context, done };
}

// shown returns the types that a reader sees, in order.
export const shown = (page) => page.$$eval("article", (list) => list.filter((e) => e.checkVisibility()).map((e) => e.querySelector("h3").textContent));

// settled waits until what was typed has been painted.
export const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

// focused says which element has the focus: its id, or else its name.
export const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.localName);
