// A test with a visitor of its own. It fails on errors in the page, too, and leaves a picture of where it failed.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { apiOf } from "./api.mjs";
import { launch, newVisitor } from "./browser.mjs";
import { speaking } from "./catalogue.mjs";
import { logIn, sessionOf } from "./people.mjs";
import { startServer } from "./server.mjs";

/** Nothing that works takes so long, also where the machine does other work beside. */
const PATIENCE = { scene: 240_000, step: 20_000 };
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
    test(promise, { timeout: PATIENCE.scene }, async () => {
      const cast = castOf(browser, server);
      try {
        const actor = await cast.enter(options);
        await play({ ...options, ...actor, enter: cast.enter, as: cast.as, url: server.url });
        assert.deepEqual(cast.faults, [], "errors in the page");
      } catch (cause) {
        console.error(`${promise}: see ${await cast.picture(promise)}\n${server.log().split("\n").slice(-20).join("\n")}`);
        throw cause;
      } finally {
        await cast.leave();
      }
    });
  };
}

/** Everybody in one scene: each with a browser of their own, and what went wrong there without anybody looking. */
function castOf(browser, { url }) {
  const faults = [];
  const visitors = [];
  return {
    faults,
    /** Somebody comes in, logged in where `as` names a role: `{ page, visitor, t, api }`. */
    async enter({ as, session, language = "id", ...variant } = {}) {
      const visitor = await newVisitor(browser, url, { language, ...variant });
      visitors.push(visitor);
      visitor.setDefaultTimeout(PATIENCE.step);
      const api = as && (await logIn(visitor, url, as, { language, session, ...variant }));
      visitor.on("page", (page) => watch(page, faults));
      return { page: await visitor.newPage(), visitor, t: speaking(language), api };
    },
    /** The API as `role`, without a page. */
    as: async (role) => apiOf(url, await sessionOf(url, role)),
    async picture(promise) {
      mkdirSync(FAILURES, { recursive: true });
      const path = join(FAILURES, promise.replace(/\W+/g, "-"));
      const pages = visitors.flatMap((visitor) => visitor.pages());
      await Promise.all(pages.map((page, index) => page.screenshot({ path: `${path}${index || ""}.png`, fullPage: true }).catch(() => {})));
      return `${path}.png`;
    },
    leave: () => Promise.all(visitors.map((visitor) => visitor.close())),
  };
}

/** Notes exceptions, console errors and answers of 500. */
function watch(page, faults) {
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  page.on("console", (message) => {
    // The browser reports every 4xx so; refusals are part of the tests. Being offline is, too.
    const isRefusal = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !isRefusal) faults.push(`console: ${message.text()}`);
  });
  page.on("response", (answer) => {
    if (answer.status() >= 500) faults.push(`${answer.status()} ${answer.request().method()} ${answer.url()}`);
  });
}
