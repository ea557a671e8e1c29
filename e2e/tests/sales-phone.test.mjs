// A day of somebody who sells, on the road: one thumb, 360 pixels.
import assert from "node:assert/strict";
import { button, field } from "../support/catalogue.mjs";
import { addLine } from "../support/deals.mjs";
import { fingerOf } from "../support/finger.mjs";
import { assertFits } from "../support/fits.mjs";
import { stage } from "../support/scene.mjs";
import { until } from "../support/settled.mjs";
import { PRODUCTS, addDeal, addLead, newPhone, productNamed } from "../support/world.mjs";

const scene = stage();
const onThePhone = { as: "sales", size: "phone", language: "en" };

scene("from the menu to a new lead, its first call and an activated deal", onThePhone, async ({ page, t, api, as }) => {
  await page.goto("/");
  await button(page, t("nav.menu")).tap();
  await page.getByRole("navigation", { name: t("nav.menu") }).getByRole("link", { name: t("nav.leads") }).tap();
  await button(page, t("lead.new")).first().tap();
  const form = page.getByRole("dialog", { name: t("lead.new") });
  await button(form, t("action.save")).tap();
  await form.getByText(t("sales.form.nameNeeded"), { exact: true }).waitFor();
  await field(form, t("lead.name")).fill("Toko Pinggir Jalan");
  await field(form, t("lead.phone")).fill(newPhone());
  await assertFits(page);
  await button(form, t("action.save")).tap();
  await page.getByRole("heading", { level: 1, name: "Toko Pinggir Jalan" }).waitFor();
  await assertFits(page);

  const log = page.locator("form").filter({ has: button(page, t("sales.log.save")) });
  await button(log, t("activity.call")).tap();
  await button(log, t("activity.interested")).tap();
  await field(log, t("sales.log.note")).fill("Wants it next week.");
  await button(log, t("sales.log.save")).tap();
  await page.getByRole("listitem").filter({ hasText: "Wants it next week." }).waitFor();

  const product = await productNamed(api, PRODUCTS.package);
  await page.getByRole("link", { name: t("lead.newDeal") }).tap();
  await addLine(page, t, product);
  await page.getByLabel(`${t("deal.price")}: ${product.name}`).fill(String(product.list_price - 10_000));
  await page.getByText(t("deal.needsLeader")).waitFor();
  await assertFits(page);
  await button(page, t("action.save")).tap();
  await button(page, t("action.submit")).tap();
  await page.getByText(t("deal.waiting_approval"), { exact: true }).first().waitFor();
  const id = new URL(page.url()).pathname.split("/").at(-1);
  await (await as("manager")).post(`/api/deals/${id}/approve`);
  await button(page, t("action.activate")).tap();
  await button(page.getByRole("alertdialog"), t("action.activate")).tap();
  await page.getByText(t("deal.won"), { exact: true }).first().waitFor();
  await assertFits(page);
});

scene("a finger carries a card to the next stage", onThePhone, async ({ page, visitor, t, api }) => {
  const lead = await addLead(api);
  const [from, to] = (await api.get("/api/stages")).data;
  await page.goto("/leads?view=board");
  const card = page.getByRole("region", { name: from.name, exact: true }).getByRole("listitem").filter({ hasText: lead.name });
  const { x, y, height } = await card.boundingBox();
  const finger = await fingerOf(visitor, page);
  await finger.down(x + 60, y + height - 14);
  await page.getByText(t("sales.board.over", { name: lead.name, stage: from.name })).waitFor({ state: "attached" });
  await finger.move(250, y + 60);
  await finger.move(345, y + 80);
  await page.getByText(t("sales.board.over", { name: lead.name, stage: to.name })).waitFor({ state: "attached" });
  await finger.up();
  await until(async () => (await api.get(`/api/leads/${lead.id}`)).stage_id === to.id);
});

scene("a finger carries a deal to those that wait for approval", onThePhone, async ({ page, visitor, t, api }) => {
  const { id, title } = await addDeal(api, { percent: 90 });
  await page.goto("/deals?view=board");
  const card = page.getByRole("region", { name: t("deal.draft"), exact: true }).getByRole("listitem").filter({ hasText: title });
  await card.scrollIntoViewIfNeeded();
  const { x, y, height } = await card.boundingBox();
  const finger = await fingerOf(visitor, page);
  await finger.down(x + 60, y + height - 10);
  await page.getByText(t("deal.over", { name: title, status: t("deal.draft") })).waitFor({ state: "attached" });
  await finger.move(250, y + 60);
  await finger.move(345, y + 80);
  await page.getByText(t("deal.over", { name: title, status: t("deal.waiting_approval") })).waitFor({ state: "attached" });
  await finger.up();
  await until(async () => (await api.get(`/api/deals/${id}`)).status === "waiting_approval");
});

scene("without dragging, a menu moves the card", onThePhone, async ({ page, t, api }) => {
  const lead = await addLead(api);
  const [, to] = (await api.get("/api/stages")).data;
  await page.goto("/leads?view=board");
  await button(page, t("sales.board.menu", { name: lead.name })).tap();
  await page.getByRole("menuitem", { name: to.name }).tap();
  await until(async () => (await api.get(`/api/leads/${lead.id}`)).stage_id === to.id);
});

scene("a lead is called and written to with one press", onThePhone, async ({ page, t, api }) => {
  const lead = await addLead(api);
  await page.goto("/leads");
  await page.getByRole("link", { name: lead.name }).tap();
  const call = page.getByRole("link", { name: `${t("sales.record.call")} ${lead.name}` });
  assert.equal(await call.getAttribute("href"), `tel:${lead.phone}`);
  const chat = page.getByRole("link", { name: t("lead.chat") });
  assert.match(await chat.getAttribute("href"), /^https:\/\/wa\.me\/62/);
  for (const target of [call, chat]) assert.ok((await target.boundingBox()).height >= 44);
});
