// A day in the office: customers and users, and no cost price anywhere.
import assert from "node:assert/strict";
import { button, field } from "../support/catalogue.mjs";
import { saved, sheetOf } from "../support/saved.mjs";
import { stage } from "../support/scene.mjs";
import { settled, until } from "../support/settled.mjs";
import { PRODUCTS, addCustomer, addServed, addWaitingDeal, newPhone, productNamed } from "../support/world.mjs";

const scene = stage();
const admin = { as: "admin" };

scene("cost and margin are on no page", admin, async ({ page, t, as }) => {
  const manager = await as("manager");
  const product = await productNamed(manager, PRODUCTS.package);
  const deal = await addWaitingDeal(await as("sales"));
  const cost = new Intl.NumberFormat("id-ID").format(product.cost_price);
  for (const path of ["/", "/products", `/products?open=${product.id}`, "/deals", `/deals/${deal.id}`, "/approvals", "/reports/sales-by", "/reports/deals-approvals"]) {
    await page.goto(path);
    await settled(page);
    assert.ok(!(await page.locator("body").innerText()).includes(cost), `${path} shows ${cost}`);
    for (const label of [t("deal.cost"), t("deal.margin"), t("product.margin")]) assert.equal(await page.getByText(label, { exact: true }).count(), 0, `${path} shows ${label}`);
  }
});

scene("cost and margin are in no file", admin, async ({ page, t, as, api }) => {
  const { cost_price } = await productNamed(await as("manager"), PRODUCTS.package);
  for (const path of ["/products", "/deals", "/reports/deals-approvals"]) {
    await page.goto(path);
    await button(page, t("action.export")).click();
    const { bytes } = await saved(page, () => page.getByRole("menuitem", { name: /Excel/ }).click());
    const cells = sheetOf(bytes).flat();
    assert.ok(cells.length > 10);
    assert.deepEqual(cells.filter((cell) => cell === cost_price || /^(HPP|cost|margin)/i.test(cell)), [], path);
  }
  const { data } = await api.get("/api/products");
  assert.ok(data.every((product) => !("cost_price" in product) && !("margin_bps" in product)));
});

scene("an admin adds users of every kind but owners", admin, async ({ page, t, api }) => {
  await page.goto("/users");
  await button(page, t("user.new")).click();
  const form = page.getByRole("dialog", { name: t("user.new") });
  await field(form, t("user.name")).fill("Teknisi Baru");
  await field(form, t("user.email")).fill("teknisi.baru@demo.langgan.id");
  await field(form, t("user.role")).selectOption({ label: t("role.technician") });
  await button(form, t("action.save")).click();
  await page.getByRole("dialog").locator("code").waitFor();

  const owner = await api.ask("POST", "/api/users", { name: "Pemilik Palsu", email: "palsu@demo.langgan.id", role: "owner" });
  assert.ok([403, 422].includes(owner.status), `answered ${owner.status}`);
  assert.equal((await api.get("/api/users?q=Palsu")).total, 0);
});

scene("a customer is added, changed, thrown away and taken back", admin, async ({ page, t }) => {
  await page.goto("/customers?new=1");
  const form = page.getByRole("dialog", { name: t("customer.new") });
  await field(form, t("lead.name")).fill("Toko Serba Ada");
  await field(form, t("lead.phone")).fill("12");
  await button(form, t("action.save")).click();
  await until(async () => (await field(form, t("lead.phone")).getAttribute("aria-invalid")) === "true");
  await field(form, t("lead.phone")).fill(newPhone());
  await button(form, t("action.save")).click();
  await page.getByRole("heading", { level: 1, name: "Toko Serba Ada" }).waitFor();

  await button(page, t("action.edit")).click();
  const edit = page.getByRole("dialog", { name: "Toko Serba Ada" });
  await field(edit, t("lead.name")).fill("Toko Serba Murah");
  await button(edit, t("action.save")).click();
  await page.getByRole("heading", { level: 1, name: "Toko Serba Murah" }).waitFor();

  await button(page, t("action.more")).click();
  await page.getByRole("menuitem", { name: t("action.remove"), exact: true }).click();
  await page.getByRole("heading", { level: 1, name: t("nav.customers") }).waitFor();
  await button(page, t("action.undo")).click();
  await page.getByRole("row", { name: "Toko Serba Murah" }).waitFor();
});

scene("the same person twice becomes one", admin, async ({ page, t, api }) => {
  const [one, twin] = [await addCustomer(api, { name: "Kembar Satu" }), await addCustomer(api, { name: "Kembar Dua", email: "kembar@contoh.example" })];
  await page.goto(`/customers/${one.id}`);
  await button(page, t("action.more")).click();
  await page.getByRole("menuitem", { name: t("customers.record.merge") }).click();
  const dialog = page.getByRole("dialog");
  await field(dialog, t("customers.merge.find")).fill("Kembar Dua");
  await dialog.getByRole("button", { name: "Kembar Dua" }).click();
  await button(dialog, t("customers.merge.go")).click();
  await dialog.waitFor({ state: "detached" });
  await page.goto(`/customers/${twin.id}`);
  await page.waitForURL((address) => address.pathname === `/customers/${one.id}`);
  await page.getByText("kembar@contoh.example").waitFor();
});

scene("a service is cut off, runs again, gets another package and ends", admin, async ({ page, t, api, as }) => {
  const deal = await addServed(await as("sales"));
  const { data } = await api.get(`/api/customers/${deal.customer_id}/services`);
  const [service] = data;
  const bigger = await productNamed(api, "Home 100 Mbps");
  await page.goto(`/customers/${deal.customer_id}`);
  const choose = async (name) => {
    await button(page, t("customers.service.more", { number: service.number })).click();
    await page.getByRole("menuitem", { name, exact: true }).click();
  };
  const take = async (step, reason) => {
    await choose(t(`service.${step}`));
    const dialog = page.getByRole("dialog");
    await field(dialog, t("service.reason")).fill(reason);
    await button(dialog, t(`service.${step}`)).click();
    await dialog.waitFor({ state: "detached" });
  };
  await take("suspend", "Belum membayar");
  await page.getByText(t("service.suspended"), { exact: true }).first().waitFor();
  await page.getByText(/Belum membayar/).first().waitFor();
  await take("resume", "Sudah membayar");
  await page.getByText(t("service.active"), { exact: true }).first().waitFor();

  await choose(t("customers.service.change"));
  const dialog = page.getByRole("dialog");
  await field(dialog, t("customers.service.to")).selectOption({ value: bigger.id });
  await dialog.locator("button[type=submit]").click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("Home 100 Mbps").first().waitFor();

  await take("terminate", "Pindah kota");
  await page.getByText(t("service.terminated"), { exact: true }).first().waitFor();
  assert.equal((await api.get(`/api/services/${service.id}`)).status, "terminated");
});
