// A walk through every page of a role: every size in every language; by day and by night once in every size.
import assert from "node:assert/strict";
import { LANGUAGES, SIZES } from "./browser.mjs";
import { stage } from "./scene.mjs";
import { settled } from "./settled.mjs";
import { assertSpeaks, assertUsable } from "./well-made.mjs";

/** Lists whose records have a page of their own. */
const RECORDS = ["/leads", "/deals", "/customers", "/databases", "/my-records"];

/** The telesales room is staff's and the admins': axe looks at it with them, and not again with those who see the same. */
const TELESALES = ["/databases", "/record-requests", "/assignments", "/telesales-progress", "/reserved-members", "/deposits"];
const THEIRS = ["staff", "admin"];

/** The theme that is worn from the door on; the other one is put on page by page. */
const WORN = { id: "light", en: "dark" };

/** axe looks at each size in one language: languages differ in words, not in colours or structure. */
const THOROUGH = { desktop: "id", phone: "en" };

/**
 * Has `role` walk where the menu leads and to `others`: pages that no menu leads to, or with something open on them.
 * `thorough` names the sizes at which axe looks; those who see the same pages share them.
 */
export function walk(role, others, thorough = Object.keys(SIZES)) {
  const scene = stage();
  for (const size of Object.keys(SIZES)) {
    for (const language of LANGUAGES) {
      const theme = WORN[language];
      scene(`every page of the ${role} is well made (${size}, ${language})`, { as: role, size, theme, language }, async ({ page }) => {
        const look = looker(page, { language, isThorough: thorough.includes(size) && THOROUGH[size] === language });
        const glance = looker(page, { language, isThorough: false });
        await page.goto("/");
        await settled(page);
        assert.equal(await page.locator("html.dark").count(), theme === "dark" ? 1 : 0);
        await look();
        for (const path of [...(await menuOf(page)), ...others]) {
          const lookHere = TELESALES.includes(path) && !THEIRS.includes(role) ? glance : look;
          await page.goto(path);
          await lookHere();
          if (RECORDS.includes(path)) {
            await openFirst(page, path);
            await lookHere();
          }
        }
      });
    }
  }
}

function looker(page, { language, isThorough }) {
  return async () => {
    await assertSpeaks(page, language);
    if (isThorough) await assertUsable(page);
  };
}

/** Where the menu leads, whether it shows or is a drawer. */
async function menuOf(page) {
  const paths = await page.locator("#menu a[href^='/']").evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
  return [...new Set(paths)].filter((path) => path !== "/" && path !== "/profile");
}

/** Opens the first record of a list: by its link, in a row of a table or on a card. */
async function openFirst(page, path) {
  await page.getByRole("main").locator(`a[href^='${path}/']:not([href$='/new']):visible`).first().click();
  await page.waitForURL((address) => address.pathname.startsWith(`${path}/`));
}
