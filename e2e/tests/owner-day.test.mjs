// A day of somebody who owns the business.
import assert from "node:assert/strict";
import { button, field, money } from "../support/catalogue.mjs";
import { NAMES, fillLogin } from "../support/people.mjs";
import { saved, unzip } from "../support/saved.mjs";
import { stage } from "../support/scene.mjs";
import { settled, until } from "../support/settled.mjs";
import { PRODUCTS, addCustomer, addLead, addServed, addWaitingDeal, productNamed } from "../support/world.mjs";

const scene = stage();
const owner = { as: "owner" };

scene("a new colleague gets an initial password and must change it before anything else", owner, async ({ page, t, enter }) => {
  await page.goto("/users");
  await button(page, t("user.new")).click();
  const form = page.getByRole("dialog", { name: t("user.new") });
  await field(form, t("user.name")).fill("Laras Baru");
  await field(form, t("user.email")).fill("Laras@Demo.Langgan.id");
  await field(form, t("user.role")).selectOption({ label: t("role.sales") });
  await button(form, t("action.save")).click();
  const initial = await page.getByRole("dialog").locator("code").innerText();

  const laras = await enter();
  await laras.page.goto("/leads");
  await fillLogin(laras.page, "laras@demo.langgan.id", initial);
  await laras.page.getByText(t("login.changeHint")).waitFor();
  await laras.page.goto("/leads");
  await laras.page.getByText(t("login.changeHint")).waitFor();
  await field(laras.page, t("login.current")).fill(initial);
  await field(laras.page, t("login.newPassword")).fill("pendek");
  await button(laras.page, t("action.save")).click();
  await until(async () => (await field(laras.page, t("login.newPassword")).getAttribute("aria-invalid")) === "true");
  await field(laras.page, t("login.newPassword")).fill("kata-sandi-laras-9");
  await button(laras.page, t("action.save")).click();
  await laras.page.getByRole("heading", { level: 1, name: t("home.greeting", { name: "Laras" }) }).waitFor();
});

scene("a team is made, with a leader", owner, async ({ page, t, api }) => {
  await page.goto("/users?tab=teams");
  await button(page, t("accounts.teams.new")).click();
  const form = page.getByRole("dialog", { name: t("accounts.teams.new") });
  await field(form, t("accounts.teams.name")).fill("Tim Timur");
  await field(form, t("accounts.teams.leader")).selectOption({ label: NAMES.otherSales });
  await button(form, t("action.save")).click();
  await form.waitFor({ state: "detached" });
  await page.getByText("Tim Timur").first().waitFor();
  const { data: teams } = await api.get("/api/teams");
  assert.equal(teams.find((team) => team.name === "Tim Timur").leader_name, NAMES.otherSales);
});

scene("whoever leaves hands over, and is out at once", owner, async ({ page, t, api, url }) => {
  const leaver = await api.post("/api/users", { name: "Pamit Undur", email: "pamit@demo.langgan.id", role: "sales", password: "pamit-undur-diri-1" });
  const lead = await addLead(api, { owner_id: leaver.id });
  await page.goto("/users?q=Pamit");
  await page.getByRole("row", { name: "Pamit Undur" }).click();
  await button(page.getByRole("dialog", { name: "Pamit Undur", exact: true }), t("user.deactivate")).click();
  const leave = page.getByRole("dialog", { name: t("accounts.users.leave", { name: "Pamit Undur" }) });
  await leave.getByLabel(new RegExp(t("user.holdings.leads"))).selectOption({ label: NAMES.sales });
  await button(leave, t("user.deactivate")).click();
  await page.getByText(t("accounts.users.left", { name: "Pamit Undur" })).waitFor();
  assert.equal((await api.get(`/api/leads/${lead.id}`)).owner_name, NAMES.sales);
  const login = await fetch(`${url}/api/auth/login`, {
    method: "POST",
    headers: { origin: url, "content-type": "application/json" },
    body: JSON.stringify({ email: "pamit@demo.langgan.id", password: "pamit-undur-diri-1" }),
  });
  assert.equal(login.status, 401);
});

scene("the list price follows cost and margin while they are typed, and the history tells who set them", owner, async ({ page, t }) => {
  await page.goto("/products?new=1");
  const form = page.getByRole("dialog", { name: t("product.new") });
  await field(form, t("product.name")).fill("Paket Coba 30 Mbps");
  await field(form, t("product.cost")).fill("200.000");
  await field(form, t("product.margin")).fill("25");
  await form.getByText(money(250_000), { exact: true }).waitFor();
  await field(form, t("product.margin")).fill("37,5");
  await form.getByText(money(275_000), { exact: true }).waitFor();
  await button(form, t("action.save")).click();
  await form.waitFor({ state: "detached" });

  await page.getByRole("searchbox", { name: t("table.search") }).fill("Paket Coba");
  await page.getByRole("row", { name: "Paket Coba 30 Mbps" }).click();
  const drawer = page.getByRole("dialog", { name: "Paket Coba 30 Mbps" });
  await field(drawer, t("product.cost")).fill("220.000");
  await drawer.getByText(money(302_500), { exact: true }).waitFor();
  await button(drawer, t("action.save")).click();
  await drawer.waitFor({ state: "detached" });
  await page.getByRole("row", { name: "Paket Coba 30 Mbps" }).click();
  const prices = drawer.getByRole("listitem");
  await prices.filter({ hasText: money(275_000) }).filter({ hasText: NAMES.owner }).waitFor();
  await prices.filter({ hasText: money(302_500) }).filter({ hasText: NAMES.owner }).waitFor();
});

scene("a rounding rule moves the list prices, and back", owner, async ({ page, t, api }) => {
  const before = await productNamed(api, PRODUCTS.package);
  await page.goto("/settings?tab=prices");
  const round = async (rule) => {
    const form = page.locator("form").filter({ has: field(page, t("setting.rounding")) });
    await field(form, t("setting.rounding")).selectOption({ label: t(`setting.${rule}`) });
    await button(form, t("action.save")).click();
    await page.getByText(t("state.saved"), { exact: true }).first().waitFor();
  };
  await round("up_to_1000");
  const rounded = Math.ceil(before.list_price / 1_000) * 1_000;
  assert.notEqual(rounded, before.list_price);
  await until(async () => (await productNamed(api, PRODUCTS.package)).list_price === rounded);
  await page.goto(`/products?q=${encodeURIComponent(PRODUCTS.package)}`);
  await page.getByRole("row", { name: PRODUCTS.package }).getByText(money(rounded)).waitFor();
  await page.goto("/settings?tab=prices");
  await round("none");
  await until(async () => (await productNamed(api, PRODUCTS.package)).list_price === before.list_price);
});

scene("it is said when untouched records go back and how long they rest, and a wrong number at its field", owner, async ({ page, t, api }) => {
  await page.goto("/settings?tab=telesales");
  const days = (name) => field(page, `${t(`accounts.settings.${name}`)} (${t("accounts.settings.days")})`);
  await days("untouchedDays").fill("400");
  await button(page, t("action.save")).click();
  await page.getByRole("main").getByRole("alert").first().waitFor();
  await days("untouchedDays").fill("5");
  await days("restDays").fill("14");
  await button(page, t("action.save")).click();
  await page.getByText(t("state.saved"), { exact: true }).first().waitFor();
  const { value } = await api.get("/api/settings/outreach");
  assert.deepEqual([value.untouched_days, value.rest_days], [5, 14]);
  await api.patch("/api/settings/outreach", { untouched_days: 0, rest_days: 0 });
});

scene("the audit log says who did what", owner, async ({ page, as }) => {
  const lead = await addLead(await as("sales"), { name: "Tercatat di audit" });
  await (await as("manager")).patch(`/api/leads/${lead.id}`, { need: "Dicatat manajer" }, lead.version);
  await page.goto("/audit");
  await page.getByRole("row", { name: "Tercatat di audit" }).filter({ hasText: NAMES.sales }).first().waitFor();
  await page.getByRole("row", { name: "Tercatat di audit" }).filter({ hasText: NAMES.manager }).first().waitFor();
});

scene("a deal below cost waits for the owner, not for the manager", owner, async ({ page, t, as, enter }) => {
  const seller = await as("sales");
  const deal = await addWaitingDeal(seller, { percent: 50 });
  assert.equal(deal.approval_level, "owner");
  const manager = await enter({ as: "manager" });
  await manager.page.goto("/approvals");
  await settled(manager.page);
  assert.equal(await manager.page.getByRole("listitem").filter({ hasText: deal.title }).getByRole("button", { name: t("action.approve") }).count(), 0);

  await page.goto("/approvals");
  const request = page.getByRole("listitem").filter({ hasText: deal.title });
  await button(request, t("action.approve")).click();
  await request.waitFor({ state: "detached" });
  await until(async () => (await seller.get(`/api/deals/${deal.id}`)).status === "approved");
});

scene("a customer's personal data is handed out, and wiped for good", owner, async ({ page, t, api, as }) => {
  const seller = await as("sales");
  const deal = await addServed(seller);
  const customer = await api.get(`/api/customers/${deal.customer_id}`);
  await page.goto(`/customers/${customer.id}`);
  await button(page, t("action.more")).click();
  const archive = await saved(page, () => page.getByRole("menuitem", { name: t("customers.privacy.export") }).click());
  const files = unzip(archive.bytes);
  assert.ok([...files.values()].some((text) => text.includes(customer.name)), [...files.keys()].join());

  await button(page, t("action.more")).click();
  await page.getByRole("menuitem", { name: t("customers.privacy.erase") }).click();
  const dialog = page.getByRole("alertdialog");
  assert.equal(await button(dialog, t("customers.privacy.erase")).isEnabled(), false);
  await dialog.getByRole("textbox").fill(customer.code);
  await button(dialog, t("customers.privacy.erase")).click();
  await dialog.waitFor({ state: "detached" });
  await until(async () => (await api.get(`/api/customers/${customer.id}`)).name !== customer.name);
  const wiped = await api.get(`/api/customers/${customer.id}`);
  assert.deepEqual([wiped.phone, wiped.lifetime_value], [null, customer.lifetime_value]);
  await page.getByRole("heading", { level: 1, name: wiped.name }).waitFor();
  assert.equal(await page.getByRole("main").getByText(customer.name).count(), 0);
});

scene("only an owner wipes personal data", { as: "manager" }, async ({ page, t, api }) => {
  const customer = await addCustomer(api);
  await page.goto(`/customers/${customer.id}`);
  await button(page, t("action.more")).click();
  await page.getByRole("menuitem", { name: t("customers.privacy.export") }).waitFor();
  assert.equal(await page.getByRole("menuitem", { name: t("customers.privacy.erase") }).count(), 0);
});

scene("the business calls things by its own words, on pages, in files and for everybody", owner, async ({ page, t, api, enter }) => {
  await page.goto("/settings?tab=words");
  const customer = page.getByRole("group", { name: "Pelanggan", exact: true });
  await field(customer, t("accounts.settings.wordId")).fill("Siswa");
  await field(customer, t("accounts.settings.wordEn")).fill("Student");
  await button(page, t("action.save")).click();
  await page.locator("#menu").getByRole("link", { name: "Siswa", exact: true }).waitFor();

  const named = await addCustomer(api, { name: "Toko Pelanggan Setia" });
  await page.goto("/customers");
  await page.getByRole("heading", { level: 1, name: "Siswa", exact: true }).waitFor();
  await button(page, "Siswa baru").waitFor();
  await page.getByText("Toko Pelanggan Setia").first().waitFor();

  const english = await enter({ as: "manager", language: "en" });
  await english.page.goto(`/customers/${named.id}`);
  await english.page.locator("#menu").getByRole("link", { name: "Students", exact: true }).waitFor();
  await english.page.getByRole("heading", { level: 1, name: "Toko Pelanggan Setia" }).waitFor();

  await api.patch("/api/settings/words", { customer: { id: "", en: "", en_plural: "" } });
  await english.page.locator("#menu").getByRole("link", { name: "Customers", exact: true }).waitFor();
});
