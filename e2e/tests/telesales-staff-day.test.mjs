// A day of two people who call: one with a phone in the hand, one at a desk.
import assert from "node:assert/strict";
import { assertAccessible } from "../support/axe.mjs";
import { button, field, money } from "../support/catalogue.mjs";
import { assertFits } from "../support/fits.mjs";
import { stage } from "../support/scene.mjs";
import { settled, until } from "../support/settled.mjs";
import { addBatch, addDatabase, addLead, newPhone } from "../support/world.mjs";

const scene = stage();
const onThePhone = { as: "staff", size: "phone" };
const atTheDesk = { as: "otherStaff", language: "en" };

const recordOf = async (api, id) => (await api.get(`/api/my-assigned-records?id=${id}`)).data[0];
const pressed = (place, name) => place.getByRole("button", { name, exact: true, pressed: true });

scene("records are asked for, approved, and there while one still looks", onThePhone, async ({ page, t, as }) => {
  const admin = await as("admin");
  const database = await addDatabase(admin, { count: 4 });
  await page.goto(`/databases?q=${encodeURIComponent(database.name)}`);
  await button(page, t("outreach.request.ask")).tap();
  const form = page.getByRole("dialog");
  await field(form, t("outreach.request.quantity")).fill("0");
  await button(form, t("outreach.request.send")).tap();
  await until(async () => (await field(form, t("outreach.request.quantity")).getAttribute("aria-invalid")) === "true");
  await field(form, t("outreach.request.quantity")).fill("3");
  await assertFits(page);
  await button(form, t("outreach.request.send")).tap();
  await page.getByText(t("outreach.request.sent")).waitFor();

  await page.goto("/my-records");
  await settled(page);
  const [request] = (await admin.get("/api/download-requests?status=pending")).data.filter(({ database_name }) => database_name === database.name);
  await admin.post(`/api/download-requests/${request.id}/approve`);
  const card = page.getByRole("listitem").filter({ hasText: database.name });
  await card.getByText(t("outreach.batch.new"), { exact: true }).waitFor();
  await assertFits(page);
});

scene("with one thumb: write, mark, next, and take it back", onThePhone, async ({ page, t, api, as }) => {
  const { batch, people } = await addBatch(await as("admin"), api);
  const [first, second, third] = people;
  await page.goto(`/my-records/${batch}`);
  const heading = (name) => page.getByRole("heading", { level: 2, name });
  await heading(first.name).waitFor();
  assert.equal(await page.getByRole("link", { name: "WhatsApp", exact: true }).getAttribute("href"), `https://wa.me/62${first.phone.slice(1)}`);
  await assertFits(page);
  await assertAccessible(page);

  await button(page, t("outreach.mark.ada")).tap();
  await pressed(page, t("outreach.mark.ada")).waitFor();
  await button(page, t("outreach.mark.yes")).tap();
  await heading(second.name).waitFor();
  await page.getByRole("group", { name: t("outreach.mark.status") }).getByRole("button", { name: t("outreach.mark.tidak") }).tap();
  await heading(third.name).waitFor();
  await until(async () => (await recordOf(api, second.id)).whatsapp_status === "tidak");
  await button(page, t("action.undo")).tap();
  await heading(second.name).waitFor();
  await until(async () => (await recordOf(api, second.id)).whatsapp_status === null);
  const { whatsapp_status, responded } = await recordOf(api, first.id);
  assert.deepEqual([whatsapp_status, responded], ["ada", true]);

  await field(page, t("lead.note")).fill("Minta dihubungi sore.");
  await button(page, t("outreach.mark.saveNote")).tap();
  await until(async () => (await recordOf(api, second.id)).note === "Minta dihubungi sore.");
  await page.getByRole("link", { name: t("nav.myRecords") }).first().tap();
  const card = page.locator(`li:has(a[href='/my-records/${batch}'])`);
  await card.getByText(`${t("outreach.counts.untouched")}`, { exact: true }).waitFor();
  const counts = await api.get(`/api/batches/${batch}`);
  assert.deepEqual([counts.counts.ada, counts.counts.responded, counts.counts.untouched], [1, 1, 2]);
});

scene("a link and a number are copied whole", onThePhone, async ({ page, visitor, t, api, as }) => {
  await visitor.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { batch, people } = await addBatch(await as("admin"), api, { count: 1 });
  await page.goto(`/my-records/${batch}`);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await button(page, t("outreach.mark.copyUrl")).tap();
  await until(async () => (await clipboard()) === `https://wa.me/62${people[0].phone.slice(1)}`);
  await button(page, t("outreach.mark.copyNumber")).tap();
  await until(async () => (await clipboard()) === `+62${people[0].phone.slice(1)}`);
});

scene("without a connection marks wait, say so, and go by themselves", onThePhone, async ({ page, visitor, t, api, as }) => {
  const { batch, people } = await addBatch(await as("admin"), api);
  await page.goto(`/my-records/${batch}`);
  await page.getByRole("heading", { level: 2, name: people[0].name }).waitFor();
  await visitor.setOffline(true);
  await button(page, t("outreach.mark.ceklis1")).tap();
  await page.getByRole("heading", { level: 2, name: people[1].name }).waitFor();
  await page.getByText(t("outreach.outbox.waiting", { count: 1, shown: 1 })).waitFor();
  await page.getByRole("group", { name: t("outreach.mark.status") }).getByRole("button", { name: t("outreach.mark.ada") }).tap();
  await page.getByText(t("outreach.outbox.waiting", { count: 2, shown: 2 })).waitFor();
  await assertFits(page);
  assert.equal((await recordOf(api, people[0].id)).whatsapp_status, null);
  await visitor.setOffline(false);
  await page.getByText(t("outreach.outbox.waiting", { count: 2, shown: 2 })).waitFor({ state: "hidden" });
  await until(async () => (await recordOf(api, people[1].id)).whatsapp_status === "ada");
  assert.equal((await recordOf(api, people[0].id)).whatsapp_status, "ceklis1");
});

scene("marks outlast a page that is closed without a connection", onThePhone, async ({ page, visitor, t, api, as }) => {
  const { batch, people } = await addBatch(await as("admin"), api);
  await page.goto(`/my-records/${batch}`);
  await page.getByRole("heading", { level: 2, name: people[0].name }).waitFor();
  await visitor.setOffline(true);
  await button(page, t("outreach.mark.ceklis1")).tap();
  await page.getByText(t("outreach.outbox.waiting", { count: 1, shown: 1 })).waitFor();
  await page.close();
  await visitor.setOffline(false);
  const later = await visitor.newPage();
  await later.goto("/");
  await until(async () => (await recordOf(api, people[0].id)).whatsapp_status === "ceklis1");
});

scene("a record that was taken away meanwhile is told, not marked", onThePhone, async ({ page, t, api, as }) => {
  const admin = await as("admin");
  const { batch, people } = await addBatch(admin, api);
  await page.route("**/api/my-assigned-records*", (route) => route.continue());
  await page.goto(`/my-records/${batch}`);
  await page.getByRole("heading", { level: 2, name: people[0].name }).waitFor();
  let isTaken = false;
  await page.route("**/whatsapp-status", async (route) => {
    if (!isTaken) await admin.post("/api/assignments/bulk", { ids: [people[0].id], action: "recycle" });
    isTaken = true;
    await route.continue();
  });
  await button(page, t("outreach.mark.ada")).tap();
  await page.getByRole("listitem").filter({ hasText: people[0].name }).filter({ hasText: /tidak jadi ditandai/ }).waitFor();
});

scene("at the desk rows are marked by key, and a batch gets a name", atTheDesk, async ({ page, t, api, as }) => {
  const { batch, people } = await addBatch(await as("admin"), api);
  await page.goto(`/my-records/${batch}`);
  await page.getByRole("row").filter({ hasText: people[0].name }).waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("1");
  await page.keyboard.press("y");
  await page.keyboard.press("j");
  await page.keyboard.press("3");
  await until(async () => (await recordOf(api, people[1].id)).whatsapp_status === "ceklis1");
  const { whatsapp_status, responded } = await recordOf(api, people[0].id);
  assert.deepEqual([whatsapp_status, responded], ["ada", true]);
  await page.keyboard.press("e");
  const note = page.getByRole("dialog");
  await field(note, t("lead.note")).fill("Call again on Monday.");
  await button(note, t("action.save")).click();
  await until(async () => (await recordOf(api, people[1].id)).note === "Call again on Monday.");

  await page.getByRole("button", { name: /^Rename/ }).click();
  await field(page, t("outreach.batch.title")).fill("Monday mornings");
  await field(page, t("outreach.batch.title")).press("Enter");
  await page.getByRole("heading", { level: 1, name: "Monday mornings" }).waitFor();
  await assertAccessible(page);
});

scene("nobody sees what is with somebody else", atTheDesk, async ({ page, t, as }) => {
  const { batch, people } = await addBatch(await as("admin"), await as("staff"));
  await page.goto(`/my-records/${batch}`);
  await page.getByText(t("state.notFound")).waitFor();
  await page.goto("/my-records/all?view=table");
  await settled(page);
  assert.ok(!(await page.locator("body").innerText()).includes(people[0].name));
});

scene("somebody becomes a lead; where sales knows them, it asks first", atTheDesk, async ({ page, t, api, as }) => {
  const admin = await as("admin");
  const known = newPhone();
  await addLead(admin, { phone: known });
  const { id } = await addDatabase(admin);
  const { ids } = await admin.post(`/api/databases/${id}/records`, { rows: [{ name: "Baru Sekali", phone: newPhone() }, { name: "Sudah Dikenal", phone: known }] });
  const me = (await api.get("/api/auth/me")).user.id;
  const { batches } = await admin.post(`/api/databases/${id}/assign`, { mode: "manual", staff_id: me, record_ids: ids });
  await page.goto(`/my-records/${batches[0].batch_id}?view=cards&record=${ids[0]}`);
  await button(page, t("outreach.lead.make")).click();
  await page.getByText(t("outreach.lead.made"), { exact: true }).waitFor();
  await button(page, t("table.next")).click();
  await page.getByRole("heading", { level: 2, name: "Sudah Dikenal" }).waitFor();
  await button(page, t("outreach.lead.make")).click();
  await button(page.getByRole("alertdialog"), t("outreach.lead.anyway")).click();
  await page.getByText(t("outreach.lead.made"), { exact: true }).waitFor();
  assert.ok((await recordOf(api, ids[1])).lead_id);
});

scene("a name is asked for; one that is held says by whom", onThePhone, async ({ page, t, api, as }) => {
  const admin = await as("admin");
  const other = await as("otherStaff");
  const { data } = await api.get("/api/products");
  const holder = (await other.get("/api/auth/me")).user;
  await admin.post("/api/reserved-members", { name: "Tuan Takur", product_id: data[0].id, staff_id: holder.id });
  await page.goto("/reserved-members?new=1");
  const form = page.getByRole("dialog", { name: t("outreach.reservation.ask") });
  await field(form, t("outreach.reservation.name")).fill("tuan  TAKUR");
  await field(form, t("lead.product")).selectOption(data[0].id);
  await button(form, t("outreach.reservation.ask")).tap();
  await form.getByRole("alert").filter({ hasText: holder.name }).waitFor();
  await field(form, t("outreach.reservation.name")).fill("Nyonya Menur");
  await assertFits(page);
  await button(form, t("outreach.reservation.ask")).tap();
  await page.getByText("Nyonya Menur").filter({ visible: true }).waitFor();
});

scene("deposits are typed and pasted like in a spreadsheet, with the total beside them", atTheDesk, async ({ page, visitor, t, api }) => {
  await visitor.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { data } = await api.get("/api/products");
  await page.goto(`/deposits?product_id=${data[0].id}`);
  const cell = (column, name) => page.getByLabel(`${t(column)}: ${name}`, { exact: true });
  const next = t("outreach.deposit.newRow");
  await cell("lead.name", next).fill("Rina Sheet");
  await cell("outreach.deposit.base", "Rina Sheet").fill("1.5 jt");
  await cell("outreach.deposit.multiplier", "Rina Sheet").fill("1,5");
  await page.getByText(money(2_250_000)).first().waitFor();
  await cell("outreach.deposit.multiplier", "Rina Sheet").press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), `${t("outreach.deposit.multiplier")}: ${next}`);

  await page.evaluate(() => navigator.clipboard.writeText("Dodi Sheet\tD1\t100.000\t2\t\tlunas\nSinta Sheet\tS1\tRp 50.000\t1\t\t"));
  await cell("lead.name", next).focus();
  await page.keyboard.press("Control+v");
  await cell("outreach.deposit.note", "Dodi Sheet").waitFor();
  await page.keyboard.press("Control+s");
  await page.getByText(t("state.saved")).waitFor();
  const names = (await api.get("/api/deposits?q=sheet")).data.map(({ customer_name, total }) => [customer_name, total]);
  assert.deepEqual(names.sort(), [["Dodi Sheet", 200_000], ["Rina Sheet", 2_250_000], ["Sinta Sheet", 50_000]]);
  await assertAccessible(page);
});

scene("every fault of a sheet stands at its cell, and nothing is saved until they are mended", atTheDesk, async ({ page, t, api }) => {
  const { data } = await api.get("/api/products");
  await page.goto(`/deposits?product_id=${data[1].id}`);
  const cell = (column, name) => page.getByLabel(`${t(column)}: ${name}`, { exact: true });
  await cell("outreach.deposit.note", t("outreach.deposit.newRow")).fill("only a note");
  await cell("outreach.deposit.multiplier", t("outreach.deposit.newRow")).first().fill("x");
  await button(page, t("action.save")).click();
  for (const column of ["lead.name", "outreach.deposit.base", "outreach.deposit.multiplier"]) await until(async () => (await cell(column, t("outreach.deposit.newRow")).first().getAttribute("aria-invalid")) === "true");
  await button(page, t("outreach.deposit.discard")).click();
  await until(async () => (await page.getByText("only a note").count()) === 0);
});

scene("two at one sheet: who was faster is said, and one chooses", atTheDesk, async ({ page, t, api, as }) => {
  const admin = await as("admin");
  const { data } = await api.get("/api/products");
  const made = await api.post("/api/deposits", { product_id: data[2].id, customer_name: "Berdua Sheet", base_amount: 10_000 });
  await page.goto(`/deposits?product_id=${data[2].id}`);
  const base = page.getByLabel(`${t("outreach.deposit.base")}: Berdua Sheet`, { exact: true });
  await base.fill("20000");
  await admin.patch(`/api/deposits/${made.id}`, { note: "dari admin" });
  const { name } = (await admin.get("/api/auth/me")).user;
  const told = page.getByRole("alert").filter({ hasText: name });
  await told.filter({ hasText: "dari admin" }).waitFor();
  await button(told, t("stale.keep")).click();
  await told.waitFor({ state: "hidden" });
  await page.getByLabel(`${t("outreach.deposit.note")}: Berdua Sheet`, { exact: true }).fill("kami berdua");
  await button(page, t("action.save")).click();
  await page.getByText(t("state.saved")).waitFor();
  const { base_amount, note } = await api.get(`/api/deposits/${made.id}`);
  assert.deepEqual([base_amount, note], [20_000, "kami berdua"]);
});

scene("a day is chosen by how much there is on it, also on a phone", onThePhone, async ({ page, t, api }) => {
  const { data } = await api.get("/api/products");
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Jakarta" }).format(new Date(Date.now() - 86_400_000));
  await api.post("/api/deposits", { on_date: day, product_id: data[0].id, customer_name: "Kemarin Sheet", base_amount: 7_000 });
  await page.goto("/deposits");
  await button(page, t("outreach.deposit.dayBefore")).tap();
  await page.getByLabel(`${t("outreach.deposit.base")}: Kemarin Sheet`, { exact: true }).waitFor();
  await assertFits(page);
  await page.getByRole("button", { name: /2026|20\d\d/ }).first().tap();
  await page.getByRole("dialog", { name: t("outreach.deposit.pickDay") }).getByRole("button", { name: t("report.today"), exact: true }).tap();
  await page.getByLabel(`${t("outreach.deposit.base")}: Kemarin Sheet`, { exact: true }).waitFor({ state: "hidden" });
});
