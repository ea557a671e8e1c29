// Lists as one likes to see them: kept by the server, shared with others, opened first.
import assert from "node:assert/strict";
import { button, field } from "../support/catalogue.mjs";
import { stage } from "../support/scene.mjs";
import { settled, until } from "../support/settled.mjs";
import { assertAccessible } from "../support/axe.mjs";

const scene = stage();

const viewsButton = (page, name) => page.getByRole("main").getByRole("button", { name });
const panel = (page, t) => page.getByRole("dialog", { name: t("views.title") });
const choose = async (page, t, view, entry) => {
  await button(panel(page, t), t("views.more", { name: view })).click();
  await page.getByRole("menuitem", { name: entry, exact: true }).click();
};

/** Keeps what the page shows under a name. */
async function save(page, t, name, isShared = false) {
  await field(panel(page, t), t("views.save")).fill(name);
  if (isShared) await panel(page, t).getByLabel(t("views.share")).check();
  await button(panel(page, t), t("action.save")).click();
  await viewsButton(page, name).waitFor();
}

scene("a view is kept with its columns, renamed, opened first and removed", { as: "manager" }, async ({ page, t }) => {
  await page.goto("/leads?stage_kind=open&sort=-estimated_value&overdue=true");
  await settled(page);
  await viewsButton(page, t("views.title")).click();
  await assertAccessible(page);
  await save(page, t, "Besar dan terlambat");
  await button(page, t("list.look")).click();
  await page.getByRole("dialog", { name: t("list.look") }).getByRole("checkbox", { name: t("lead.phone") }).uncheck();
  await page.keyboard.press("Escape");
  await viewsButton(page, "Besar dan terlambat").click();
  await button(panel(page, t), t("views.update", { name: "Besar dan terlambat" })).click();
  await page.getByText(t("views.changed")).waitFor();

  await panel(page, t).getByRole("button", { name: t("sales.views.all"), exact: true }).click();
  await page.getByRole("columnheader", { name: t("lead.phone") }).waitFor();
  await viewsButton(page, t("sales.views.all")).click();
  await panel(page, t).getByRole("button", { name: "Besar dan terlambat", exact: true }).click();
  await page.waitForURL((address) => address.searchParams.get("overdue") === "true");
  await until(async () => (await page.getByRole("columnheader", { name: t("lead.phone") }).count()) === 0);

  await viewsButton(page, "Besar dan terlambat").click();
  await choose(page, t, "Besar dan terlambat", t("views.rename"));
  await field(panel(page, t), t("views.name")).fill("Kejar dulu");
  await button(panel(page, t), t("action.save")).click();
  await choose(page, t, "Kejar dulu", t("views.makeDefault"));
  await panel(page, t).getByRole("img", { name: t("views.opensFirst") }).waitFor();
  await page.goto("/leads");
  await page.waitForURL((address) => address.searchParams.get("overdue") === "true");

  await viewsButton(page, "Kejar dulu").click();
  await choose(page, t, "Kejar dulu", t("action.remove"));
  await button(page.getByRole("alertdialog"), t("action.remove")).click();
  await until(async () => (await panel(page, t).getByText("Kejar dulu").count()) === 0);
});

scene("a shared view is there for colleagues, who cannot change it", { as: "manager" }, async ({ page, t, enter }) => {
  await page.goto("/leads?overdue=true&sort=name");
  await viewsButton(page, t("views.title")).click();
  await save(page, t, "Untuk rapat Senin", true);

  const sales = await enter({ as: "sales" });
  await sales.page.goto("/leads");
  await viewsButton(sales.page, t("sales.views.all")).click();
  await panel(sales.page, t).getByRole("button", { name: /Untuk rapat Senin/ }).first().click();
  await sales.page.waitForURL((address) => address.searchParams.get("sort") === "name");
  await viewsButton(sales.page, "Untuk rapat Senin").click();
  await button(panel(sales.page, t), t("views.more", { name: "Untuk rapat Senin" })).click();
  await sales.page.getByRole("menuitem", { name: t("views.makeDefault"), exact: true }).waitFor();
  assert.equal(await sales.page.getByRole("menuitem", { name: t("action.remove"), exact: true }).count(), 0);
});

scene("what the browser kept before moves to the server", { as: "sales" }, async ({ page, t, api }) => {
  const { user } = await api.get("/api/auth/me");
  const kept = { key: `langgan.views.leads.${user.id}`, views: JSON.stringify([{ name: "Dari dulu", search: { overdue: "true" } }]) };
  await page.addInitScript(({ key, views }) => localStorage.setItem(key, views), kept);
  await page.goto("/leads");
  await viewsButton(page, t("sales.views.all")).click();
  await panel(page, t).getByText("Dari dulu").waitFor();
  await until(async () => (await page.evaluate((key) => localStorage.getItem(key), kept.key)) === null);
  const { data } = await api.get("/api/saved-views?list=leads");
  assert.equal(data.filter(({ name }) => name === "Dari dulu").length, 1);
});
