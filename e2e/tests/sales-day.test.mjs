// A day of somebody who sells, at a desk.
import assert from "node:assert/strict";
import { button, field, money } from "../support/catalogue.mjs";
import { addLine } from "../support/deals.mjs";
import { fingerOf } from "../support/finger.mjs";
import { NAMES } from "../support/people.mjs";
import { saved, sheetOf } from "../support/saved.mjs";
import { stage } from "../support/scene.mjs";
import { until } from "../support/settled.mjs";
import { PRODUCTS, addDeal, addLead, newPhone, productNamed } from "../support/world.mjs";

const scene = stage();
const seller = { as: "sales" };

scene("the list shows one's own leads and nobody else's", seller, async ({ page, t, as, api }) => {
  const [mine, theirs] = [await addLead(api), await addLead(await as("otherSales"))];
  await page.goto("/leads");
  await page.getByRole("row", { name: mine.name }).waitFor();
  assert.equal(await page.getByRole("cell", { name: NAMES.otherSales }).count(), 0);
  await page.getByRole("searchbox", { name: t("table.search") }).fill(theirs.name);
  await page.getByText(t("table.nothingFound"), { exact: true }).waitFor();
});

scene("a colleague's lead, deal and customer are not found by their addresses", seller, async ({ page, t, as }) => {
  const deal = await addDeal(await as("otherSales"));
  for (const path of [`/leads/${deal.lead_id}`, `/deals/${deal.id}`, "/customers/0190a0a0-0000-7000-8000-000000000000"]) {
    await page.goto(path);
    await page.getByText(t("state.notFound")).first().waitFor();
    assert.equal(await page.getByText(deal.title).count(), 0);
  }
});

scene("a new lead is told every fault at its field, and is kept when it is right", seller, async ({ page, t }) => {
  await page.goto("/leads");
  await button(page, t("lead.new")).first().click();
  const form = page.getByRole("dialog", { name: t("lead.new") });
  await button(form, t("action.save")).click();
  await assertFault(form, t("lead.name"), t("sales.form.nameNeeded"));
  await assertFault(form, t("lead.phone"), t("sales.form.phoneOrEmail"));

  await field(form, t("lead.phone")).fill("12");
  await field(form, t("lead.email")).fill("budi@");
  await button(form, t("action.save")).click();
  await assertFault(form, t("lead.phone"), t("sales.form.badPhone"));
  await assertFault(form, t("lead.email"), t("sales.form.badEmail"));
  assert.equal(await field(form, t("lead.name")).evaluate((input) => input === document.activeElement), true);

  await field(form, t("lead.name")).fill("Budi Hartono");
  await field(form, t("lead.phone")).fill(newPhone());
  await field(form, t("lead.email")).fill("budi@hartono.example");
  await field(form, t("lead.value")).fill("1,5 jt");
  await button(form, t("action.save")).click();
  await page.getByRole("heading", { level: 1, name: "Budi Hartono" }).waitFor();
  assert.match(new URL(page.url()).pathname, /^\/leads\/[\w-]+$/);
});

scene("somebody whom a colleague handles is told without a name", seller, async ({ page, t, as }) => {
  const theirs = await addLead(await as("otherSales"));
  await page.goto("/leads?new=1");
  const form = page.getByRole("dialog", { name: t("lead.new") });
  await field(form, t("lead.name")).fill("Orang yang sama");
  await field(form, t("lead.phone")).fill(theirs.phone.replace("+62", "0"));
  await form.getByText(t("sales.form.colleague")).waitFor();
  const said = await form.innerText();
  assert.ok(![theirs.name, theirs.code, NAMES.otherSales].some((secret) => said.includes(secret)), said);

  await button(form, t("action.save")).click();
  await form.getByText(t("sales.form.anywayNeeded")).waitFor();
  await form.getByRole("checkbox", { name: t("sales.form.anyway") }).check();
  await button(form, t("lead.saveAnyway")).click();
  await page.getByRole("heading", { level: 1, name: "Orang yang sama" }).waitFor();
});

scene("a card is dragged to the next stage by mouse, and stays there", seller, async ({ page, t, api }) => {
  const lead = await addLead(api);
  const [from, to] = (await api.get("/api/stages")).data;
  await page.goto("/leads?view=board");
  const card = cardOf(page, from.name, lead.name);
  await card.scrollIntoViewIfNeeded();
  const [start, target] = [await card.boundingBox(), await page.getByRole("region", { name: to.name, exact: true }).boundingBox()];
  await page.mouse.move(start.x + 40, start.y + start.height - 12);
  await page.mouse.down();
  await page.mouse.move(target.x + 60, target.y + 80, { steps: 8 });
  await page.getByText(t("sales.board.over", { name: lead.name, stage: to.name })).waitFor({ state: "attached" });
  await page.mouse.up();
  await cardOf(page, to.name, lead.name).waitFor();
  await page.reload();
  await cardOf(page, to.name, lead.name).waitFor();
  assert.equal((await api.get(`/api/leads/${lead.id}`)).stage_id, to.id);
});

scene("a card is carried by keyboard, too", seller, async ({ page, t, api }) => {
  const lead = await addLead(api);
  const [from, to] = (await api.get("/api/stages")).data;
  await page.goto("/leads?view=board");
  await cardOf(page, from.name, lead.name).waitFor();
  await button(page, t("sales.board.drag", { name: lead.name })).focus();
  await page.keyboard.press("Space");
  await page.getByText(t("sales.board.over", { name: lead.name, stage: from.name })).waitFor({ state: "attached" });
  await page.keyboard.press("ArrowRight");
  await page.getByText(t("sales.board.over", { name: lead.name, stage: to.name })).waitFor({ state: "attached" });
  await page.keyboard.press("Space");
  await cardOf(page, to.name, lead.name).waitFor();
  await until(async () => (await api.get(`/api/leads/${lead.id}`)).stage_id === to.id);
});

scene("a deal is carried by keyboard to where its next step leads, and nowhere else", seller, async ({ page, t, api }) => {
  const { id, title } = await addDeal(api);
  await page.goto("/deals?view=board");
  const said = (key, status) => page.getByText(t(`deal.${key}`, { name: title, status: t(`deal.${status}`) })).first().waitFor({ state: "attached" });
  const carry = async (...statuses) => {
    await button(page, t("deal.drag", { name: title })).focus();
    await page.keyboard.press("Space");
    await said("over", "draft");
    for (const status of statuses) {
      await page.keyboard.press("ArrowRight");
      await said("over", status);
    }
    await page.keyboard.press("Space");
  };
  await carry("waiting_approval", "approved", "won");
  await said("cannotMove", "won");
  assert.equal((await api.get(`/api/deals/${id}`)).status, "draft");
  await carry("waiting_approval", "approved");
  await page.getByRole("region", { name: t("deal.approved"), exact: true }).getByRole("listitem").filter({ hasText: title }).waitFor();
  await until(async () => (await api.get(`/api/deals/${id}`)).status === "approved");
});

scene("a column is as wide as somebody made it, by mouse, finger or keyboard", seller, async ({ page, visitor, t, api }) => {
  await addLead(api);
  await page.goto("/leads");
  const head = page.getByRole("columnheader").filter({ hasText: t("lead.stage") });
  const edge = page.getByRole("separator", { name: t("list.width", { name: t("lead.stage") }), exact: true });
  const width = async () => Math.round((await head.boundingBox()).width);
  const grip = async () => {
    const { x, y, width: wide, height } = await edge.boundingBox();
    return [x + wide / 2, y + height / 2];
  };
  await edge.waitFor();
  const usual = await width();
  const [x, y] = await grip();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 90, y, { steps: 4 });
  await page.mouse.up();
  await until(async () => Math.abs((await width()) - usual - 90) <= 2);
  await page.reload();
  await edge.waitFor();
  await until(async () => Math.abs((await width()) - usual - 90) <= 2);

  const byMouse = await width();
  await edge.press("ArrowRight");
  await until(async () => (await width()) === byMouse + 16);
  await edge.press("ArrowLeft");
  await until(async () => (await width()) === byMouse);

  const finger = await fingerOf(visitor, page);
  const [left, top] = await grip();
  await finger.down(left, top);
  await finger.move(left - 40, top);
  await finger.up();
  await until(async () => Math.abs((await width()) - byMouse + 40) <= 2);

  await edge.dblclick();
  await until(async () => Math.abs((await width()) - usual) <= 2);
});

scene("a call is logged with what comes next", seller, async ({ page, t, api }) => {
  const lead = await addLead(api);
  await page.goto(`/leads/${lead.id}`);
  await page.getByText(t("sales.record.noNext")).waitFor();
  const form = page.locator("form").filter({ has: button(page, t("sales.log.save")) });
  await button(form, t("activity.call")).click();
  await button(form, t("activity.interested")).click();
  await field(form, t("sales.log.note")).fill("Minta harga untuk dua titik.");
  await field(form, t("sales.log.next")).fill("Kirim penawaran");
  await button(form, t("sales.log.tomorrow")).click();
  await button(form, t("sales.log.save")).click();
  await page.getByRole("region", { name: t("lead.next") }).getByText("Kirim penawaran").waitFor();
  await page.getByRole("listitem").filter({ hasText: "Minta harga untuk dua titik." }).filter({ hasText: t("activity.interested") }).waitFor();
  assert.equal(await field(form, t("sales.log.note")).inputValue(), "");
});

scene("WhatsApp opens with the lead's number, and its address can be copied", seller, async ({ page, visitor, t, api }) => {
  await visitor.grantPermissions(["clipboard-read", "clipboard-write"]);
  const lead = await addLead(api);
  await page.goto(`/leads/${lead.id}`);
  const chat = page.getByRole("link", { name: t("lead.chat") });
  const address = `https://wa.me/${lead.phone.slice(1)}`;
  assert.ok((await chat.getAttribute("href")).startsWith(address), await chat.getAttribute("href"));
  assert.equal(await chat.getAttribute("target"), "_blank");
  await button(page, t("sales.record.copyWa")).click();
  await page.getByText(t("action.copied"), { exact: true }).waitFor();
  assert.ok((await page.evaluate(() => navigator.clipboard.readText())).startsWith(address));
});

scene("a deal below list price is approved elsewhere, and its customer is there after one press", seller, async ({ page, t, api, enter }) => {
  const lead = await addLead(api, { name: "CV Maju Terus" });
  const [fiber, router] = [await productNamed(api, PRODUCTS.package), await productNamed(api, PRODUCTS.device)];
  await page.goto(`/leads/${lead.id}`);
  await page.getByRole("link", { name: t("lead.newDeal") }).click();
  for (const product of [fiber, router]) {
    await button(page, t("deal.addItem")).click();
    await page.getByRole("option", { name: product.name }).click();
  }
  await page.getByText(t("deal.needsNone")).waitFor();
  await page.getByLabel(`${t("deal.price")}: ${fiber.name}`).fill(String(fiber.list_price - 25_000));
  await page.getByLabel(`${t("deal.price")}: ${router.name}`).fill(String(router.list_price - 50_000));
  await page.getByText(t("deal.needsLeader")).waitFor();
  await button(page, t("action.save")).click();
  await button(page, t("action.submit")).click();
  await page.getByText(t("deal.waiting_approval"), { exact: true }).first().waitFor();

  const manager = await enter({ as: "manager" });
  await manager.page.goto("/approvals");
  const request = manager.page.getByRole("listitem").filter({ hasText: "CV Maju Terus" });
  await button(request, t("action.approve")).click();

  // Nothing is loaded again here: the news comes by itself.
  await button(page, t("action.activate")).click();
  await button(page.getByRole("alertdialog"), t("action.activate")).click();
  await page.getByText(t("deal.won"), { exact: true }).first().waitFor();
  await page.getByRole("main").locator("a[href^='/customers/']").first().click();
  await page.getByRole("heading", { level: 1, name: "CV Maju Terus" }).waitFor();
  await page.getByText(fiber.name).first().waitFor();
  await page.getByText(money(fiber.list_price - 25_000)).first().waitFor();
  assert.equal((await api.get(`/api/leads/${lead.id}`)).stage_kind, "won");
});

scene("a deal goes on paper as a quotation", seller, async ({ page, visitor, t, api }) => {
  const deal = await addDeal(api);
  await page.goto(`/deals/${deal.id}`);
  const link = page.getByRole("link", { name: t("deal.quotation") });
  const paper = await visitor.request.get(await link.getAttribute("href"));
  assert.equal(paper.headers()["content-type"], "application/pdf");
  assert.equal((await paper.body()).subarray(0, 5).toString(), "%PDF-");
});

scene("the leads on the screen are the leads in the Excel file", seller, async ({ page, t, api }) => {
  await Promise.all([1, 2].map((number) => addLead(api, { name: `Unduhan ${number}`, tags: ["unduh"] })));
  await page.goto("/leads?tag=unduh&sort=name");
  await page.getByRole("row", { name: "Unduhan 2" }).waitFor();
  await button(page, t("action.export")).click();
  const file = await saved(page, () => page.getByRole("menuitem", { name: /Excel/ }).click());
  const rows = sheetOf(file.bytes);
  assert.match(file.name, /\.xlsx$/);
  assert.deepEqual(rows.flat().filter((cell) => String(cell).startsWith("Unduhan")), ["Unduhan 1", "Unduhan 2"]);
});

scene("a deleted lead comes back with one press", seller, async ({ page, t, api }) => {
  const lead = await addLead(api);
  await page.goto(`/leads/${lead.id}`);
  await button(page, t("sales.record.more")).click();
  await page.getByRole("menuitem", { name: t("action.remove"), exact: true }).click();
  await page.getByText(t("sales.record.trashed", { name: lead.name })).waitFor();
  await page.getByRole("heading", { level: 1, name: t("nav.leads") }).waitFor();
  assert.equal(await page.getByRole("row", { name: lead.name }).count(), 0);
  await button(page, t("action.undo")).click();
  await page.getByRole("row", { name: lead.name }).waitFor();
});

/** The fault stands at its field, for eyes and for screen readers. */
async function assertFault(form, label, fault) {
  const input = field(form, label);
  await form.getByText(fault, { exact: true }).waitFor();
  assert.equal(await input.getAttribute("aria-invalid"), "true");
  const about = await input.getAttribute("aria-describedby");
  assert.equal(await form.locator(`[id="${about}"]`).innerText(), fault);
}

const cardOf = (page, stageName, name) => page.getByRole("region", { name: stageName, exact: true }).getByRole("listitem").filter({ hasText: name });
