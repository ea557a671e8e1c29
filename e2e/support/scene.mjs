// A test with a visitor of its own. It fails on errors in the page, too, and leaves a picture of where it failed.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, newVisitor } from "./browser.mjs";
import { startServer } from "./server.mjs";

const FAILURES = join(import.meta.dirname, "../failures");

/** Sets a stage for the tests of one file: a server and a browser. Returns the function that adds a test. */
export function stage(serverOptions) {
  let server;
  let browser;
  before(async () => {
    [server, browser] = await Promise.all([startServer(serverOptions), launch()]);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  return (promise, options, play) => {
    if (typeof options === "function") [options, play] = [{}, options];
    test(promise, { timeout: 60_000 }, async () => {
      const visitor = await newVisitor(browser, server.url, options);
      visitor.setDefaultTimeout(10_000);
      const page = await visitor.newPage();
      const faults = faultsOf(page);
      try {
        await play({ page, visitor, url: server.url, ...options });
        assert.deepEqual(faults, [], "errors in the page");
      } catch (cause) {
        mkdirSync(FAILURES, { recursive: true });
        const picture = join(FAILURES, `${promise.replace(/\W+/g, "-")}.png`);
        await page.screenshot({ path: picture, fullPage: true }).catch(() => {});
        console.error(`${promise}: see ${picture}\n${server.log().split("\n").slice(-20).join("\n")}`);
        throw cause;
      } finally {
        await visitor.close();
      }
    });
  };
}

/** Collects what goes wrong in a page without anybody looking: exceptions, console errors, answers of 500. */
function faultsOf(page) {
  const faults = [];
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  page.on("console", (message) => {
    // The browser reports every 4xx so; refusals are part of the tests.
    const isRefusal = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !isRefusal) faults.push(`console: ${message.text()}`);
  });
  page.on("response", (answer) => {
    if (answer.status() >= 500) faults.push(`${answer.status()} ${answer.request().method()} ${answer.url()}`);
  });
  return faults;
}
