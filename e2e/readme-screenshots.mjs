// Takes the README's few pictures anew: `E2E_BINARY=…/langgan node readme-screenshots.mjs [FOLDER]`.
import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { SIZES, launch, newVisitor } from "./support/browser.mjs";
import { logIn } from "./support/people.mjs";
import { startServer } from "./support/server.mjs";
import { settled } from "./support/settled.mjs";

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, "../docs/screenshots"));
const LARGEST = 200_000;
SIZES.desktop = { viewport: { width: 1280, height: 800 } };

const [server, browser] = await Promise.all([startServer(), launch()]);
try {
  await take("dashboard", "manager", () => "/");
  await take("leads", "manager", () => "/leads");
  await take("deal", "manager", waitingDeal);
  await take("phone", "sales", () => "/leads?view=board", "phone");
} finally {
  await browser.close();
  await server.stop();
}

async function take(name, role, pathFor, size = "desktop") {
  const variant = { size, theme: "light", language: "en" };
  const visitor = await newVisitor(browser, server.url, variant);
  await logIn(visitor, server.url, role, variant);
  // A demo that was filled a moment ago has a year of news.
  await visitor.request.post(`${server.url}/api/notifications/read-all`, { headers: { origin: server.url }, data: {} });
  const page = await visitor.newPage();
  await page.goto(await pathFor(visitor.request));
  await settled(page);
  await page.waitForLoadState("networkidle", { timeout: 2_000 }).catch(() => {});
  await settled(page);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  await visitor.close();
  const { size: bytes } = statSync(path);
  if (bytes > LARGEST) throw new Error(`${path} has ${bytes} bytes; a README loads slowly with more than ${LARGEST}`);
  console.log(`${path}: ${Math.round(bytes / 1000)} kB`);
}

/** A deal whose prices this manager must decide about. */
async function waitingDeal(request) {
  const answer = await request.get(`${server.url}/api/approvals?status=pending&level=leader`);
  const { data } = await answer.json();
  return `/deals/${data[0].subject_id}`;
}
