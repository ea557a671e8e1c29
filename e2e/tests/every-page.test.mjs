// Every page of every role, on desk and phone, by day and by night, in both languages.
import assert from "node:assert/strict";
import { VARIANTS } from "../support/browser.mjs";
import { stage } from "../support/scene.mjs";
import { assertWellMade } from "../support/well-made.mjs";

const scene = stage();

const pick = (...chosen) => VARIANTS.filter(({ size, theme, language }) => chosen.includes(`${size} ${theme} ${language}`));
const even = pick("desktop light id", "phone dark en");
const odd = pick("desktop dark en", "phone light id");

/** Those who see the same pages share the variants; the smallest role is walked through in all of them. */
const WALKS = { owner: even, manager: odd, admin: even, sales: [...even, ...odd], technician: odd, staff: VARIANTS };

/** Pages that no menu leads to, and pages with something open on them. */
const OTHERS = {
  owner: ["/profile", "/password", "/notifications", "/settings/pipeline", "/products?new=1", "/reports/leads-funnel", "/no-such-page"],
  manager: ["/leads?view=board", "/deals?view=board", "/reports/deals-approvals", "/approvals?show=decided"],
  admin: ["/customers?new=1", "/reports/active-customers"],
  sales: ["/leads?view=board", "/leads?new=1", "/notifications"],
  technician: ["/profile", "/notifications"],
  staff: ["/profile"],
};

/** Lists whose records have a page of their own. */
const RECORDS = ["/leads", "/deals", "/customers"];

for (const [role, variants] of Object.entries(WALKS)) {
  for (const { size, theme, language } of variants) {
    scene(`every page of the ${role} is well made (${size}, ${theme}, ${language})`, { as: role, size, theme, language }, async ({ page }) => {
      await page.goto("/");
      await assertWellMade(page, language);
      assert.equal(await page.locator("html.dark").count(), theme === "dark" ? 1 : 0);
      for (const path of [...(await menuOf(page)), ...OTHERS[role]]) {
        await page.goto(path);
        await assertWellMade(page, language);
        if (RECORDS.includes(path)) {
          await openFirst(page, path);
          await assertWellMade(page, language);
        }
      }
    });
  }
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
