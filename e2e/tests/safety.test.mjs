// What is typed is never lost, never sent twice, and never written over what somebody else wrote.
import assert from "node:assert/strict";
import { button, field } from "../support/catalogue.mjs";
import { EMAILS, PASSWORD, fillLogin, newSession } from "../support/people.mjs";
import { stage } from "../support/scene.mjs";
import { settled } from "../support/settled.mjs";
import { addCustomer, addLead, newPhone } from "../support/world.mjs";

const scene = stage();
const seller = { as: "sales" };

scene("a double click saves once", seller, async ({ page, visitor, t, api }) => {
  const sent = [];
  await visitor.route("**/api/leads", async (route) => {
    if (route.request().method() === "POST") sent.push(route.request().postData());
    await route.continue();
  });
  const name = `Klik ganda ${newPhone()}`;
  const form = await openForm(page, t);
  await field(form, t("lead.name")).fill(name);
  await field(form, t("lead.phone")).fill(newPhone());
  await button(form, t("action.save")).dblclick();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  assert.equal(sent.length, 1);
  assert.equal((await api.get(`/api/leads?q=${encodeURIComponent(name)}`)).total, 1);
});

scene("who saves second is shown both sides, and can keep what they wrote", seller, async ({ page, t, api, as }) => {
  const lead = await addLead(api, { need: "Satu titik" });
  await page.goto(`/leads/${lead.id}`);
  const form = await openEdit(page, t);
  await field(form, t("lead.need")).fill("Tiga titik");
  await (await as("manager")).patch(`/api/leads/${lead.id}`, { need: "Dua titik" }, lead.version);
  // The news has arrived: the page behind the form shows what is there now.
  await page.getByText("Dua titik").first().waitFor({ state: "attached" });

  await button(form, t("action.save")).click();
  const both = page.getByRole("dialog", { name: t("sales.stale.title") });
  await both.getByRole("cell", { name: "Tiga titik" }).waitFor();
  await both.getByRole("cell", { name: "Dua titik" }).waitFor();
  await button(both, t("sales.stale.keep")).click();
  await both.waitFor({ state: "detached" });
  assert.equal((await api.get(`/api/leads/${lead.id}`)).need, "Tiga titik");
});

scene("a fact that is changed in place is not written over, either", seller, async ({ page, t, api, as }) => {
  const lead = await addLead(api, { organization: "Toko Lama" });
  await page.goto(`/leads/${lead.id}`);
  await button(page, t("sales.record.edit", { field: t("lead.organization") })).click();
  await field(page, t("lead.organization")).fill("Toko Saya");
  await (await as("manager")).patch(`/api/leads/${lead.id}`, { organization: "Toko Mereka" }, lead.version);
  await page.getByText("Toko Mereka").first().waitFor();
  await field(page, t("lead.organization")).press("Enter");
  const both = page.getByRole("dialog", { name: t("sales.stale.title") });
  await button(both, t("sales.stale.see")).click();
  await both.waitFor({ state: "detached" });
  assert.equal((await api.get(`/api/leads/${lead.id}`)).organization, "Toko Mereka");
});

scene("a customer that somebody else changed is not written over, either", { as: "admin" }, async ({ page, t, api, as }) => {
  const customer = await addCustomer(api);
  await page.goto(`/customers/${customer.id}`);
  await button(page, t("action.edit")).click();
  const form = page.getByRole("dialog", { name: customer.name });
  await field(form, t("lead.name")).fill("Nama dari admin");
  await (await as("manager")).patch(`/api/customers/${customer.id}`, { name: "Nama dari manajer" }, customer.version);
  await page.getByText("Nama dari manajer").first().waitFor({ state: "attached" });
  await button(page, t("action.save")).click();
  const both = page.getByRole("dialog", { name: t("stale.title") });
  await both.getByRole("cell", { name: "Nama dari manajer" }).waitFor();
  await button(both, t("stale.keep")).click();
  await both.waitFor({ state: "detached" });
  assert.equal((await api.get(`/api/customers/${customer.id}`)).name, "Nama dari admin");
});

scene("what two people change in different fields is kept from both", seller, async ({ page, t, api, as }) => {
  const lead = await addLead(api, { need: "Satu titik" });
  await page.goto(`/leads/${lead.id}`);
  const form = await openEdit(page, t);
  await field(form, t("lead.organization")).fill("CV Bersama");
  await (await as("manager")).patch(`/api/leads/${lead.id}`, { need: "Dua titik" }, lead.version);
  await page.getByText("Dua titik").first().waitFor({ state: "attached" });
  await button(form, t("action.save")).click();
  await form.waitFor({ state: "detached" });
  const now = await api.get(`/api/leads/${lead.id}`);
  assert.deepEqual([now.organization, now.need], ["CV Bersama", "Dua titik"]);
});

scene("an unsaved lead survives a reload", seller, async ({ page, t }) => {
  const form = await openForm(page, t);
  await field(form, t("lead.name")).fill("Belum disimpan");
  await field(form, t("lead.need")).fill("Internet untuk ruko");
  await page.reload();
  await page.getByText(t("sales.form.kept")).waitFor();
  assert.equal(await field(form, t("lead.name")).inputValue(), "Belum disimpan");
  assert.equal(await field(form, t("lead.need")).inputValue(), "Internet untuk ruko");
  await button(form, t("sales.form.discard")).click();
  assert.equal(await field(form, t("lead.name")).inputValue(), "");
});

scene("when the session ends while one types, the input waits behind the login", async ({ url, enter }) => {
  const session = await newSession(url, "sales");
  const { page, t, api } = await enter({ as: "sales", session });
  const form = await openForm(page, t);
  await field(form, t("lead.name")).fill("Sesi habis");
  await field(form, t("lead.phone")).fill(newPhone());
  await api.post("/api/auth/logout");
  await button(form, t("action.save")).click();
  await page.getByText(t("frame.signedOut")).waitFor();
  await fillLogin(page, EMAILS.sales, PASSWORD);
  await page.getByText(t("sales.form.kept")).waitFor();
  assert.equal(await field(form, t("lead.name")).inputValue(), "Sesi habis");
  await button(form, t("action.save")).click();
  await page.getByRole("heading", { level: 1, name: "Sesi habis" }).waitFor();
});

scene("being offline is said, and what was saved meanwhile is sent once the way is back", seller, async ({ page, visitor, t, api }) => {
  const name = `Tanpa sinyal ${newPhone()}`;
  const form = await openForm(page, t);
  await field(form, t("lead.name")).fill(name);
  await field(form, t("lead.phone")).fill(newPhone());
  await visitor.setOffline(true);
  await page.getByText(t("frame.offline")).waitFor();
  await button(form, t("action.save")).click();
  assert.equal(await field(form, t("lead.name")).inputValue(), name);
  await visitor.setOffline(false);
  await page.getByText(t("frame.online")).waitFor();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  assert.equal((await api.get(`/api/leads?q=${encodeURIComponent(name)}`)).total, 1);
});

scene("language and appearance stay as chosen", seller, async ({ page, t }) => {
  await page.goto("/leads");
  const menu = page.getByRole("button", { name: t("nav.userMenu") });
  await menu.click();
  await page.getByRole("menuitem", { name: t("profile.dark") }).click();
  await page.locator("html.dark").waitFor();
  await menu.click();
  await page.getByRole("menuitem", { name: "English" }).click();
  await page.getByRole("heading", { level: 1, name: "Leads" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Leads" }).waitFor();
  await settled(page);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.locator("html.dark").count(), 1);
});

/** The form for a new lead, opened. */
async function openForm(page, t) {
  await page.goto("/leads?new=1");
  const form = page.getByRole("dialog", { name: t("lead.new") });
  await form.waitFor();
  return form;
}

/** The form of the lead on the page, opened. */
async function openEdit(page, t) {
  await button(page, t("sales.record.more")).click();
  await page.getByRole("menuitem", { name: t("lead.edit") }).click();
  const form = page.getByRole("dialog", { name: t("lead.edit") });
  await form.waitFor();
  return form;
}
