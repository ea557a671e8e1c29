// Takes every page that a role's menu leads to, and the first record of every list, in every variant.
//
//   E2E_BINARY=…/langgan node screenshots.mjs [FOLDER]
//   ROLES=owner,sales SIZES=phone THEMES=dark LANGUAGES=id   take only these
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { VARIANTS, launch, newVisitor } from "./support/browser.mjs";
import { logIn } from "./support/people.mjs";
import { startServer } from "./support/server.mjs";
import { settled } from "./support/settled.mjs";
import { words } from "./support/words.mjs";

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, "screenshots"));
const only = (name) => process.env[name]?.split(",");
const isWanted = (name, value) => only(name)?.includes(value) ?? true;

const roles = only("ROLES") ?? ["owner", "manager", "admin", "sales"];
const variants = VARIANTS.filter(
  ({ size, theme, language }) =>
    isWanted("SIZES", size) && isWanted("THEMES", theme) && isWanted("LANGUAGES", language),
);

mkdirSync(folder, { recursive: true });
const [server, empty, browser] = await Promise.all([startServer(), startServer({ demo: false }), launch()]);
let count = 0;
try {
  for (const variant of variants) {
    await takeDoors(variant);
    for (const role of roles) await takeRole(role, variant);
  }
} finally {
  await browser.close();
  await Promise.all([server.stop(), empty.stop()]);
}
console.log(`${count} pictures in ${folder}`);

/** What strangers see: the set-up, the login, the forgotten password. */
async function takeDoors(variant) {
  const atEmpty = await newVisitor(browser, empty.url, variant);
  const setup = await atEmpty.newPage();
  await setup.goto("/");
  await take(setup, "stranger-setup", variant);
  await atEmpty.close();

  const stranger = await newVisitor(browser, server.url, variant);
  const page = await stranger.newPage();
  await page.goto("/");
  await take(page, "stranger-login", variant);
  await page.getByRole("link", { name: words.forgot }).click();
  await take(page, "stranger-forgot", variant);
  await stranger.close();
}

async function takeRole(role, variant) {
  const visitor = await newVisitor(browser, server.url, variant);
  await logIn(visitor, server.url, role, variant);
  const page = await visitor.newPage();
  await page.goto("/");
  await take(page, `${role}-home`, variant);
  for (const path of await menuOf(visitor)) {
    await page.goto(path);
    await take(page, `${role}${nameOf(path)}`, variant);
    const record = await firstRecord(page, path);
    if (record) {
      await page.goto(record);
      await take(page, `${role}${nameOf(path)}-one`, variant);
    }
  }
  await visitor.close();
}

/** The paths in the menu, read on a wide screen, where all of it shows. */
async function menuOf(visitor) {
  const page = await visitor.newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/");
  await settled(page);
  const paths = await page
    .locator("nav a[href^='/']")
    .evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
  await page.close();
  return [...new Set(paths)].filter((path) => path !== "/");
}

/** The first link in the page's content that leads below `path`. */
async function firstRecord(page, path) {
  const links = page.locator(`main a[href^='${path}/']`);
  return (await links.count()) > 0 ? links.first().getAttribute("href") : undefined;
}

async function take(page, name, { size, theme, language }) {
  await settled(page).catch((cause) => console.error(`${name}: ${cause.message.split("\n")[0]}`));
  await page.screenshot({ path: join(folder, `${name}-${size}-${theme}-${language}.png`), fullPage: true });
  count += 1;
}

function nameOf(path) {
  return path.replace(/\/$/, "").replaceAll("/", "-");
}
