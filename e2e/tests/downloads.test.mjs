// Large lists as files: ordered, made in the background, taken when they are ready.
import assert from "node:assert/strict";
import { button } from "../support/catalogue.mjs";
import { assertFits } from "../support/fits.mjs";
import { saved, sheetOf } from "../support/saved.mjs";
import { stage } from "../support/scene.mjs";

const scene = stage();

/** Makes the page believe that a list has more rows than were counted. */
const grow = (page, path) =>
  page.route(`**${path}?*`, async (route) => {
    const answer = await route.fetch();
    if (!answer.headers()["content-type"]?.includes("json")) return route.fulfill({ response: answer });
    return route.fulfill({ response: answer, json: { ...(await answer.json()), total: 10_000, total_is_exact: false } });
  });

scene("a large list is made in the background and lies ready under downloads", { as: "manager" }, async ({ page, t, api }) => {
  await grow(page, "/api/leads");
  await page.goto("/leads?stage_kind=open");
  await page.getByText("10.000+").waitFor();
  await button(page, t("action.export")).click();
  await page.getByRole("menuitem", { name: t("list.later", { format: "Excel (.xlsx)" }) }).click();
  await page.getByText(t("list.ordered")).waitFor();
  await button(page, t("nav.downloads")).click();
  await page.getByRole("heading", { level: 1, name: t("nav.downloads") }).waitFor();
  const link = page.getByRole("main").getByRole("link", { name: t("exports.get") });
  await link.waitFor();
  const { bytes } = await saved(page, () => link.click());
  assert.equal(sheetOf(bytes).length, 1 + (await api.get("/api/leads?stage_kind=open&count=exact")).total);

  await page.goto("/notifications");
  await page.getByText(t("event.export.done")).first().click();
  await page.getByRole("heading", { level: 1, name: t("nav.downloads") }).waitFor();
});

scene("downloads are taken on a phone, too", { as: "sales", size: "phone", language: "en" }, async ({ page, t, api }) => {
  await api.post("/api/exports", { list: "leads", query: {}, format: "csv" });
  await page.goto("/");
  await button(page, t("nav.userMenu")).tap();
  await page.getByRole("menuitem", { name: t("nav.downloads") }).tap();
  const link = page.getByRole("main").getByRole("link", { name: t("exports.get") });
  await link.waitFor();
  await assertFits(page);
  const { bytes } = await saved(page, () => link.tap());
  assert.ok(bytes.length > 100);
});
