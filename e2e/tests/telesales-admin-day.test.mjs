// A day of an admin of the telesales room: databases, who gets which records, requests, reserved members, deposits.
import assert from "node:assert/strict";
import { assertAccessible } from "../support/axe.mjs";
import { button, field, money } from "../support/catalogue.mjs";
import { saved, sheetOf } from "../support/saved.mjs";
import { stage } from "../support/scene.mjs";
import { settled, until } from "../support/settled.mjs";
import { addBatch, addDatabase, newPhone } from "../support/world.mjs";

const scene = stage();
const admin = { as: "admin" };

const nameOf = async (api) => (await api.get("/api/auth/me")).user.name;
const countsOf = async (api, id) => (await api.get(`/api/databases/${id}`)).counts;
const rowOf = (page, name) => page.getByRole("row").filter({ hasText: name });

scene("a database is made and filled from a spreadsheet; numbers that are none are kept and marked", admin, async ({ page, t, api }) => {
  await page.goto("/databases");
  await button(page, t("outreach.database.new")).click();
  const form = page.getByRole("dialog", { name: t("outreach.database.new") });
  await button(form, t("action.save")).click();
  for (const name of ["outreach.database.name", "lead.product"]) await until(async () => (await field(form, t(name)).getAttribute("aria-invalid")) === "true");
  await field(form, t("outreach.database.name")).fill("Pameran Desember");
  await field(form, t("outreach.database.kind")).selectOption({ label: "DB Bonanza" });
  await field(form, t("lead.product")).selectOption({ index: 1 });
  await button(form, t("action.save")).click();
  await page.getByRole("heading", { level: 1, name: "Pameran Desember" }).waitFor();

  await button(page, t("outreach.add.title")).click();
  const add = page.getByRole("dialog", { name: /Pameran Desember/ });
  const twice = newPhone();
  await field(add, t("outreach.add.rows")).fill(`Rina Wati\t${twice}\nDoni Saputra\t${newPhone()}\nSama Nomor\t${twice}\nSalah Nomor\t8.12345E+10`);
  await assertAccessible(page);
  await button(add, t("outreach.add.go", { count: 4, shown: 4 })).click();
  await add.waitFor({ state: "hidden" });
  await rowOf(page, "Rina Wati").waitFor();
  const id = new URL(page.url()).pathname.split("/").at(-1);
  const { total, available, invalid } = await countsOf(api, id);
  assert.deepEqual({ total, available, invalid }, { total: 3, available: 2, invalid: 1 });
  await rowOf(page, "Salah Nomor").getByText(t("outreach.counts.invalid")).waitFor();
});

scene("records are split among several at random; too many are refused with how many there are", admin, async ({ page, t, api, as }) => {
  const database = await addDatabase(api, { count: 7 });
  const names = await Promise.all(["staff", "otherStaff"].map(async (role) => nameOf(await as(role))));
  await page.goto(`/databases/${database.id}`);
  await button(page, t("outreach.assign.quick")).click();
  const dialog = page.getByRole("dialog", { name: t("outreach.assign.quickTitle") });
  await field(dialog, t("outreach.assign.quantity")).fill("9");
  for (const name of names) await dialog.getByRole("checkbox", { name }).check();
  await button(dialog, t("outreach.assign.go")).click();
  await dialog.getByRole("alert").filter({ hasText: "7" }).waitFor();
  await field(dialog, t("outreach.assign.quantity")).fill("7");
  await dialog.getByRole("listitem").filter({ hasText: names[0] }).getByText("4", { exact: true }).waitFor();
  await button(dialog, t("outreach.assign.go")).click();
  await dialog.waitFor({ state: "hidden" });
  await until(async () => (await countsOf(api, database.id)).assigned === 7);
  const batches = await api.get(`/api/batches?database_id=${database.id}`);
  assert.deepEqual(batches.data.map(({ size }) => size).sort(), [3, 4]);
});

scene("records are chosen by hand; whoever must not be contacted stays, and the admin is told why", admin, async ({ page, t, api, as }) => {
  const database = await addDatabase(api, { count: 3 });
  const [refuses] = database.people;
  await page.goto(`/databases/${database.id}`);
  await rowOf(page, refuses.name).getByRole("button", { name: refuses.name }).click();
  const drawer = page.getByRole("dialog", { name: refuses.name });
  await drawer.getByLabel(t("outreach.record.dnc")).check();
  await button(drawer, t("action.save")).click();
  await page.getByText(t("state.saved")).waitFor();
  await button(drawer, t("action.close")).click();
  await page.getByRole("checkbox", { name: t("table.selectAll") }).check();
  await button(page, t("outreach.assign.title")).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: await nameOf(await as("staff")) }).check();
  await dialog.getByText(t("outreach.assign.left")).waitFor();
  await button(dialog, t("outreach.assign.go")).click();
  const told = page.getByRole("dialog", { name: t("outreach.outcomes.title", { done: 2, failed: 1 }) });
  await told.getByText(refuses.name).waitFor();
  await button(told, t("action.close")).first().click();
  const { assigned, invalid } = await countsOf(api, database.id);
  assert.deepEqual([assigned, invalid], [2, 1]);
});

scene("what nobody has touched is taken back, what was marked stays", admin, async ({ page, t, api, as }) => {
  const staff = await as("staff");
  const { id, people } = await addBatch(api, staff);
  await staff.patch(`/api/customer-records/${people[0].id}/whatsapp-status`, { whatsapp_status: "ada" });
  await page.goto(`/databases/${id}`);
  await button(page, t("outreach.recycle.title")).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: new RegExp(t("outreach.recycle.untouched")) }).check();
  await assertAccessible(page);
  await button(dialog, t("outreach.recycle.go")).click();
  await page.getByText(t("outreach.recycle.done", { count: 2, shown: 2 })).waitFor();
  const { assigned, recycled } = await countsOf(api, id);
  assert.deepEqual([assigned, recycled], [1, 2]);
});

scene("the queue fills while one looks at it; a request is approved for fewer, another rejected with a reason", admin, async ({ page, t, api, as }) => {
  const staff = await as("staff");
  const database = await addDatabase(api, { count: 5 });
  await page.goto("/record-requests");
  await settled(page);
  const asked = await staff.post("/api/download-requests", { database_id: database.id, quantity: 5 });
  const row = rowOf(page, database.name);
  await row.waitFor();
  await button(row, t("action.approve")).click();
  const approve = page.getByRole("dialog");
  await approve.getByText(t("outreach.readyNow", { count: 5, shown: 5 })).waitFor();
  await field(approve, t("outreach.request.give")).fill("2");
  await button(approve, t("action.approve")).click();
  await approve.waitFor({ state: "hidden" });
  await row.waitFor({ state: "hidden" });
  assert.equal((await staff.get(`/api/download-requests/${asked.id}`)).granted, 2);

  const second = await staff.post("/api/download-requests", { database_id: database.id, quantity: 1 });
  await button(row, t("action.reject")).click();
  const reject = page.getByRole("dialog");
  await button(reject, t("action.reject")).click();
  await until(async () => (await field(reject, t("outreach.reason")).getAttribute("aria-invalid")) === "true");
  await field(reject, t("outreach.reason")).fill("Habiskan dulu yang lama.");
  await button(reject, t("action.reject")).click();
  await reject.waitFor({ state: "hidden" });
  await row.waitFor({ state: "hidden" });
  assert.equal((await staff.get(`/api/download-requests/${second.id}`)).reason, "Habiskan dulu yang lama.");
});

scene("assignments are filtered, downloaded, moved to somebody else and taken back", admin, async ({ page, t, api, as }) => {
  const [staff, other] = [await as("staff"), await as("otherStaff")];
  const { id, people, name } = await addBatch(api, staff);
  await page.goto(`/assignments?database_id=${id}`);
  await page.getByRole("checkbox", { name: t("table.selectRow", { name: people[0].name }) }).check();
  await assertAccessible(page);
  await page.getByRole("status").getByRole("button", { name: t("action.export") }).click();
  const { bytes } = await saved(page, () => page.getByRole("menuitem", { name: /Excel/ }).click());
  const [, ...rows] = sheetOf(bytes).filter((row) => row.length > 1);
  assert.equal(rows.filter((row) => row.includes(name)).length, 1);

  await page.getByRole("checkbox", { name: t("table.selectAll") }).check();
  await button(page, t("outreach.bulk.move")).click();
  await page.getByRole("menuitem", { name: await nameOf(other) }).click();
  await page.getByText(t("outreach.bulk.moved", { count: 3, shown: 3 })).waitFor();
  assert.equal((await other.get(`/api/my-assigned-records?database_id=${id}`)).total, 3);

  await page.getByRole("checkbox", { name: t("table.selectRow", { name: people[1].name }) }).check();
  await button(page, t("outreach.recycle.title")).click();
  await button(page.getByRole("alertdialog"), t("outreach.recycle.go")).click();
  await page.getByRole("alertdialog").waitFor({ state: "hidden" });
  await rowOf(page, people[1].name).waitFor({ state: "hidden" });
  assert.equal((await other.get(`/api/my-assigned-records?database_id=${id}`)).total, 2);
});

scene("progress tells who checked how much and how well, and orders people by it", admin, async ({ page, t, api, as }) => {
  const staff = await as("staff");
  const { id, people } = await addBatch(api, staff, { count: 4 });
  await staff.patch(`/api/customer-records/${people[0].id}/whatsapp-status`, { whatsapp_status: "ada", responded: true });
  await staff.patch(`/api/customer-records/${people[1].id}/whatsapp-status`, { whatsapp_status: "tidak" });
  await page.goto(`/telesales-progress?preset=today&database_id=${id}`);
  const row = rowOf(page, await nameOf(staff));
  await row.waitFor();
  assert.deepEqual((await row.getByRole("cell").allInnerTexts()).slice(0, 8), ["4", "2", "50%", "1", "0", "1", "50%", "50%"]);
  await page.goto("/telesales-progress?preset=all_time");
  await button(page, t("outreach.progress.quality")).click();
  await page.getByRole("columnheader", { name: t("outreach.progress.quality"), exact: true, includeHidden: false }).and(page.locator("[aria-sort=descending]")).waitFor();
});

scene("a reserved member is added once; who holds the name is said, and it goes to somebody else", admin, async ({ page, t, as }) => {
  const [staff, other] = [await as("staff"), await as("otherStaff")];
  const [holder, next] = [await nameOf(staff), await nameOf(other)];
  const add = async (name) => {
    await page.goto("/reserved-members?new=1");
    const form = page.getByRole("dialog", { name: t("outreach.reservation.new") });
    await field(form, t("outreach.reservation.name")).fill(name);
    await field(form, t("lead.product")).selectOption({ index: 1 });
    await field(form, t("outreach.reservation.for")).selectOption({ label: holder });
    await button(form, t("action.save")).click();
    return form;
  };
  await (await add("Budi Santoso Uji")).waitFor({ state: "hidden" });
  const form = await add(" BUDI  santoso uji");
  await form.getByRole("alert").filter({ hasText: holder }).waitFor();
  assert.equal(await field(form, t("outreach.reservation.name")).getAttribute("aria-invalid"), "true");
  await button(form, t("action.close")).click();

  const row = rowOf(page, "Budi Santoso Uji");
  await button(row, t("outreach.reservation.more", { name: "Budi Santoso Uji" })).click();
  await page.getByRole("menuitem", { name: t("outreach.reservation.move") }).click();
  const move = page.getByRole("dialog");
  await field(move, t("outreach.reservation.to")).selectOption({ label: next });
  await button(move, t("action.move")).click();
  await row.getByText(next).waitFor();
  await button(row, t("outreach.reservation.more", { name: "Budi Santoso Uji" })).click();
  await page.getByRole("menuitem", { name: t("action.remove") }).click();
  await button(page.getByRole("alertdialog"), t("action.remove")).click();
  await page.getByRole("alertdialog").waitFor({ state: "hidden" });
  await row.waitFor({ state: "hidden" });
});

scene("a name that staff asked for is approved", admin, async ({ page, t, as }) => {
  const staff = await as("staff");
  const { data } = await staff.get("/api/products");
  const { id } = await staff.post("/api/reserved-members", { name: "Siti Reserved Uji", product_id: data[0].id });
  await page.goto("/reserved-members?status=pending");
  await button(rowOf(page, "Siti Reserved Uji"), t("action.approve")).click();
  await rowOf(page, "Siti Reserved Uji").waitFor({ state: "hidden" });
  assert.equal((await staff.get(`/api/reserved-members/${id}`)).status, "approved");
});

scene("deposits are summed by day, person and product, down to each row", admin, async ({ page, t, as }) => {
  const staff = await as("staff");
  const { data } = await staff.get("/api/products");
  await staff.post("/api/deposits", { product_id: data[0].id, customer_name: "Setoran Uji", base_amount: 123_456, multiplier: 1.5 });
  await page.goto("/deposits?view=summary&preset=today");
  await page.getByRole("row").filter({ hasText: await nameOf(staff) }).waitFor();
  await page.getByRole("listitem").locator("button[aria-expanded=false]").first().click();
  await page.getByRole("row").filter({ hasText: "Setoran Uji" }).getByText(money(185_184)).waitFor();
  await assertAccessible(page);
  await button(page, t("action.export")).click();
  const { bytes } = await saved(page, () => page.getByRole("menuitem", { name: /Excel/ }).click());
  assert.ok(sheetOf(bytes).some((row) => row.includes("Setoran Uji") && row.includes(185_184)));
});

scene("a kind of one's own, without a product, shows its databases as Unknown", admin, async ({ page, t }) => {
  await page.goto("/settings/telesales");
  await button(page, t("outreach.kinds.add")).click();
  const form = page.getByRole("dialog", { name: t("outreach.kinds.add") });
  await field(form, t("outreach.kinds.name")).fill("DB Titipan");
  await form.getByLabel(t("outreach.kinds.requires_product"), { exact: true }).uncheck();
  await button(form, t("action.save")).click();
  await page.getByText("DB Titipan", { exact: true }).waitFor();
  await page.goto("/databases?kind=db_titipan&new=1");
  const database = page.getByRole("dialog", { name: t("outreach.database.new") });
  await field(database, t("outreach.database.name")).fill("Titipan Mitra");
  await button(database, t("action.save")).click();
  await page.getByRole("heading", { level: 1, name: "Titipan Mitra" }).waitFor();
  await page.goto("/databases?product_id=none");
  await rowOf(page, "Titipan Mitra").getByText(t("outreach.unknown")).waitFor();
});
