// What a business notes beside what is built in: fields of its own, and labels.
import assert from "node:assert/strict";
import { assertAccessible } from "../support/axe.mjs";
import { button, field } from "../support/catalogue.mjs";
import { assertFits } from "../support/fits.mjs";
import { saved, sheetOf } from "../support/saved.mjs";
import { stage } from "../support/scene.mjs";
import { settled, until } from "../support/settled.mjs";
import { addCustomer, addDatabase, addLead, newPhone } from "../support/world.mjs";

const scene = stage();

const main = (page) => page.getByRole("main");
const dialog = (page) => page.getByRole("dialog");
const toolbarButton = (page, name) => main(page).getByRole("button", { name, exact: true });

/** Adds a field as the owner does with a few words. */
const addField = (api, own) => api.post("/api/custom-fields", own);

/** Types a label into the field of this name, and finishes it. */
async function typeLabel(place, name, tag) {
  const input = place.getByRole("combobox", { name });
  await input.fill(tag);
  await input.press("Enter");
}

scene("the owner adds a field, all faults come at once, and its place changes", { as: "owner" }, async ({ page, t, api }) => {
  await page.goto("/settings?tab=fields&of=customers");
  await button(page, t("fieldSettings.add")).click();
  await field(dialog(page), t("fieldSettings.type")).selectOption({ label: t("fieldSettings.types.choice") });
  await button(dialog(page), t("action.save")).click();
  await until(async () => (await dialog(page).getByRole("alert").count()) === 2);
  await assertAccessible(page);
  await field(dialog(page), t("fieldSettings.label")).fill("Ukuran baju");
  const first = field(dialog(page), t("fieldSettings.choiceNo", { n: 1 }));
  await first.fill("S");
  await first.press("Enter");
  await page.keyboard.type("M");
  await field(dialog(page), t("fieldSettings.default")).selectOption("M");
  await button(dialog(page), t("action.save")).click();
  await dialog(page).waitFor({ state: "detached" });
  const row = main(page).getByRole("listitem").filter({ hasText: "Ukuran baju" });
  await row.getByText("ukuran_baju").waitFor();
  await assertAccessible(page);

  await button(row, t("fieldSettings.up", { name: "Ukuran baju" })).click();
  const keys = async () => (await api.get("/api/custom-fields?entity=customers")).data.map((own) => own.key);
  await until(async () => (await keys()).indexOf("ukuran_baju") === 1);
  const { custom } = await addCustomer(api);
  assert.equal(custom.ukuran_baju, "M");
});

scene("what goes with a field is said before it is removed", { as: "owner" }, async ({ page, t, api }) => {
  const own = await addField(api, { entity: "leads", label: "Sementara", type: "text" });
  await page.goto("/settings?tab=fields");
  await button(page, t("fieldSettings.remove", { name: own.label })).click();
  await page.getByText(t("fieldSettings.stays", { key: own.key })).waitFor();
  await assertAccessible(page);
  await button(page.getByRole("alertdialog"), t("action.remove")).click();
  await page.getByText(t("fieldSettings.removed", { name: own.label })).waitFor();
  assert.equal((await api.ask("GET", `/api/custom-fields/${own.id}`)).status, 404);
});

scene("a field is filled in, changed on the page, filtered by, kept in a view and taken along in a file", { as: "sales" }, async ({ page, t, api, as }) => {
  const owner = await as("owner");
  await addField(owner, { entity: "leads", key: "anggaran", label: "Anggaran", type: "number", in_table: false });
  await page.goto("/leads?new=1");
  await field(dialog(page), "Anggaran").fill("dua belas");
  await field(dialog(page), "Penyedia sekarang").selectOption("Satelit");
  await field(dialog(page), t("lead.name")).fill("Beranggaran");
  await field(dialog(page), t("lead.phone")).fill(newPhone());
  await button(dialog(page), t("action.save")).click();
  await dialog(page).getByText(t("fields.badNumber")).waitFor();
  await assertAccessible(page);
  await field(dialog(page), "Anggaran").fill("12,5");
  await button(dialog(page), t("action.save")).click();
  await page.waitForURL(/\/leads\/[0-9a-f-]+/);

  await button(main(page), t("fields.edit", { field: "Anggaran" })).click();
  await field(main(page), "Anggaran").fill("13,25");
  await button(main(page), t("action.save")).first().click();
  await button(main(page), t("fields.edit", { field: "Anggaran" })).getByText("13,25").waitFor();

  await page.goto("/leads");
  await settled(page);
  await toolbarButton(page, t("list.moreFilters")).click();
  await button(dialog(page), "Anggaran").click();
  await dialog(page).getByLabel(t("report.from"), { exact: true }).fill("13,2");
  await assertAccessible(page);
  await button(dialog(page), t("action.apply")).click();
  await page.waitForURL((address) => address.searchParams.get("custom.anggaran_from") === "13.2");
  await main(page).getByRole("link", { name: /Beranggaran/ }).first().waitFor();

  assert.equal(await page.getByRole("columnheader", { name: "Anggaran" }).count(), 0);
  await button(page, t("list.look")).click();
  await page.getByRole("dialog", { name: t("list.look") }).getByRole("checkbox", { name: "Anggaran" }).check();
  await page.keyboard.press("Escape");
  await page.getByRole("columnheader", { name: "Anggaran" }).waitFor();
  await main(page).getByRole("button", { name: t("views.title") }).click();
  const panel = page.getByRole("dialog", { name: t("views.title") });
  await field(panel, t("views.save")).fill("Yang punya anggaran");
  await button(panel, t("action.save")).click();
  await main(page).getByRole("button", { name: "Yang punya anggaran" }).waitFor();
  const { data } = await api.get("/api/saved-views?list=leads");
  const view = data.find(({ name }) => name === "Yang punya anggaran");
  assert.equal(view.query["custom.anggaran_from"], "13.2");
  assert.equal(view.columns.find(({ key }) => key === "custom.anggaran").is_visible, true);

  await button(page, t("action.export")).click();
  const { bytes } = await saved(page, () => page.getByRole("menuitem", { name: "Excel (.xlsx)", exact: true }).click());
  const [heads, first, ...others] = sheetOf(bytes);
  assert.deepEqual([heads.includes("Anggaran"), first.includes(13.25), others.length], [true, true, 0]);
});

scene("labels are completed, made, put on and taken off one thing and many", { as: "sales" }, async ({ page, t, api }) => {
  const [one, other] = [await addLead(api, { name: "Berlabel satu" }), await addLead(api, { name: "Berlabel dua", tags: ["Rombongan Mei"] })];
  await page.goto(`/leads/${one.id}`);
  await button(main(page), t("tags.add")).click();
  const input = main(page).getByRole("combobox", { name: t("tags.add") });
  await input.fill("romb");
  await page.getByRole("option", { name: /Rombongan Mei/ }).waitFor();
  await assertAccessible(page);
  await input.press("ArrowDown");
  await input.press("Enter");
  await main(page).getByRole("link", { name: "Rombongan Mei" }).waitFor();
  await input.fill("Jarang");
  await page.getByRole("option", { name: t("tags.make", { tag: "Jarang" }) }).click();
  await main(page).getByRole("link", { name: "Jarang" }).waitFor();
  await main(page).getByRole("heading", { level: 1 }).click();
  await input.waitFor({ state: "detached" });
  await button(main(page), t("tags.drop", { tag: "Jarang" })).click();
  await until(async () => (await api.get(`/api/leads/${one.id}`)).tags.join() === "Rombongan Mei");

  await page.goto("/leads");
  await settled(page);
  await toolbarButton(page, t("tags.title")).click();
  await dialog(page).getByLabel(t("tags.find")).fill("rombong");
  await dialog(page).getByRole("checkbox", { name: "Rombongan Mei" }).click();
  await page.waitForURL((address) => address.searchParams.get("tag") === "Rombongan Mei");
  await page.keyboard.press("Escape");
  await main(page).getByRole("checkbox", { name: t("table.selectAll") }).check();
  await button(main(page).getByRole("status"), t("tags.title")).click();
  await typeLabel(dialog(page), t("tags.putOn"), "Sudah dihubungi");
  const takeOff = dialog(page).getByRole("combobox", { name: t("tags.takeOff") });
  await takeOff.fill("rombongan");
  await page.getByRole("option", { name: /Rombongan Mei/ }).click();
  await assertAccessible(page);
  await button(dialog(page), t("action.save")).click();
  await page.getByText(t("tags.done", { count: 2, shown: "2" })).waitFor();
  for (const lead of [one, other]) assert.deepEqual((await api.get(`/api/leads/${lead.id}`)).tags, ["Sudah dihubungi"]);
});

scene("customers, products and records carry labels and own fields as leads do", { as: "owner", theme: "dark" }, async ({ page, t, api }) => {
  await addField(api, { entity: "customers", key: "catatan_teknisi", label: "Catatan teknisi", type: "text" });
  const customer = await addCustomer(api);
  await page.goto(`/customers/${customer.id}`);
  await button(page, t("action.edit")).click();
  await field(dialog(page), "Catatan teknisi").fill("Lewat pintu belakang");
  await typeLabel(dialog(page), t("tags.title"), "Pelanggan lama");
  await button(dialog(page), t("action.save")).click();
  await dialog(page).waitFor({ state: "detached" });
  await main(page).getByText("Lewat pintu belakang").waitFor();
  await main(page).getByRole("link", { name: "Pelanggan lama" }).click();
  await page.waitForURL((address) => address.searchParams.get("tag") === "Pelanggan lama");
  await main(page).getByRole("checkbox", { name: t("table.selectRow", { name: customer.name }) }).first().check();
  await button(main(page).getByRole("status"), t("tags.title")).click();
  await typeLabel(dialog(page), t("tags.putOn"), "Titip kunci");
  await button(dialog(page), t("action.save")).click();
  await page.getByText(t("tags.done", { count: 1, shown: "1" })).waitFor();
  assert.deepEqual((await api.get(`/api/customers/${customer.id}`)).tags, ["Pelanggan lama", "Titip kunci"]);

  await page.goto("/products");
  await settled(page);
  await toolbarButton(page, t("list.moreFilters")).click();
  await button(dialog(page), "Cocok untuk").click();
  await dialog(page).getByRole("checkbox", { name: "Kos" }).click();
  await page.waitForURL((address) => address.searchParams.get("custom.cocok_untuk") === "Kos");
  await page.keyboard.press("Escape");
  await main(page).getByRole("checkbox", { name: t("table.selectAll") }).waitFor();
  await assertAccessible(page);
  await main(page).getByRole("button", { name: /Home 20 Mbps/ }).first().click();
  await dialog(page).getByRole("group", { name: "Cocok untuk" }).getByRole("checkbox", { name: "Kafe" }).check();
  await typeLabel(dialog(page), t("tags.title"), "Promo akhir tahun");
  await assertAccessible(page);
  await button(dialog(page), t("action.save")).click();
  await until(async () => (await api.get("/api/products?tag=promo%20akhir%20tahun&custom.cocok_untuk=Kafe")).data.length === 1);

  const { id, people } = await addDatabase(api, { count: 2 });
  await page.goto(`/databases/${id}`);
  await settled(page);
  await main(page).getByRole("button", { name: people[0].name }).first().click();
  await field(dialog(page), "Kota asal").fill("Garut");
  await button(dialog(page), t("tags.add")).click();
  await typeLabel(dialog(page), t("tags.add"), "Minta dihubungi malam");
  await button(dialog(page), t("tags.drop", { tag: "Minta dihubungi malam" })).waitFor();
  assert.equal(await field(dialog(page), "Kota asal").inputValue(), "Garut");
  await assertAccessible(page);
  await button(dialog(page), t("action.save")).click();
  await page.getByText(t("state.saved")).waitFor();
  const record = await api.get(`/api/customer-records/${people[0].id}`);
  assert.deepEqual([record.tags, record.custom], [["Minta dihubungi malam"], { kota_asal: "Garut" }]);
});

scene("on a phone, too: fields are arranged, filled in and filtered by, labels chosen", { as: "owner", size: "phone", language: "en" }, async ({ page, t, api }) => {
  await page.goto("/settings?tab=fields&of=products");
  await settled(page);
  await assertFits(page);
  await assertAccessible(page);
  await button(page, t("fieldSettings.more", { name: "Garansi (bulan)" })).tap();
  await page.getByRole("menuitem", { name: t("fieldSettings.up", { name: "Garansi (bulan)" }) }).tap();
  await until(async () => (await api.get("/api/custom-fields?entity=products")).data[0].key === "garansi");
  await button(page, t("fieldSettings.add")).tap();
  await field(dialog(page), t("fieldSettings.label")).fill("Colour");
  await assertAccessible(page);
  await button(dialog(page), t("action.save")).tap();
  await main(page).getByRole("listitem").filter({ hasText: "Colour" }).waitFor();

  const lead = await addLead(api, { name: "Seen on a phone", tags: ["Quite a long label of a busy fair"] });
  await page.goto(`/leads/${lead.id}`);
  await settled(page);
  await button(main(page), t("fields.edit", { field: "Penyedia sekarang" })).tap();
  await field(main(page), "Penyedia sekarang").selectOption("Kabel");
  await button(main(page), t("action.save")).first().tap();
  await until(async () => (await api.get(`/api/leads/${lead.id}`)).custom.penyedia === "Kabel");
  await assertFits(page);
  await assertAccessible(page);

  await page.goto("/leads?q=Seen%20on");
  await settled(page);
  await toolbarButton(page, t("list.moreFilters")).tap();
  await button(dialog(page), "Penyedia sekarang").tap();
  await dialog(page).getByRole("checkbox", { name: "Kabel" }).tap();
  await page.waitForURL((address) => address.searchParams.get("custom.penyedia") === "Kabel");
  await page.keyboard.press("Escape");
  await main(page).getByRole("link", { name: /Seen on a phone/ }).waitFor();
  await assertFits(page);
  await assertAccessible(page);
});
