// The telesales room: contact databases come in through the product's own import, then the work on them is measured.
import { openAsBlob, writeFileSync } from "node:fs";
import { Client } from "./client.mjs";
import { alternate, drive, median } from "./load.mjs";
import { DATABASE, FOLDER, LEADS, ROUNDS } from "./places.mjs";
import { run, sleep, throwAway } from "./programs.mjs";
import { add } from "./table.mjs";

/** A workspace's records come in five databases: four are given to people, the last waits. */
const PARTS = 5;
/** What one request gives at most. */
const GIVEN = 10_000;
const RESERVED = 5_000;
const ADMIN = "admin@demo.langgan.id";
const FIRST = "Ahmad Siti Bambang Diana Eko Fitri Gilang Hani Indra Joko Kartika Lukman Maya Nanda Oki Putri Rina Sigit Tuti Wahyu".split(" ");
const LAST = "Saputra Lestari Wijaya Hidayat Pertiwi Santoso Kurniawan Gunawan Rahayu Firmansyah Utami Nugroho Siregar Halim Anggraini".split(" ");
const CITIES = "Bandung Jakarta Surabaya Medan Semarang Makassar Denpasar Malang Bogor Yogyakarta".split(" ");

const secondsSince = (began) => (performance.now() - began) / 1000;
const nameOf = (number) => `${FIRST[number % 20]} ${LAST[Math.floor(number / 20) % 15]} ${number}`;

/** A file of contacts; every one has a name and number of their own. */
function contacts(from, count) {
  const file = throwAway(`${FOLDER}/contacts-${process.pid}-${from}.csv`);
  const rows = ["Nama,No HP,Username,Kota,Saldo"];
  for (let number = from; number < from + count; number++) {
    rows.push(`${nameOf(number)},08${1_110_000_000 + number},user${number},${CITIES[number % 10]},${(number % 900) * 1_000}`);
  }
  writeFileSync(file, `${rows.join("\n")}\n`);
  return file;
}

/** Uploads a file; the answer comes when every row was looked at. */
async function upload(admin, file, name) {
  const [product] = (await admin.call("/api/products?per_page=1")).data;
  const form = new FormData();
  form.set("kind", "records");
  form.set("options", JSON.stringify({ name, kind: "regular", product_id: product.id }));
  form.set("file", await openAsBlob(file), "kontak.csv");
  return admin.send("/api/imports", form);
}

/** Stores what was uploaded. */
async function store(admin, id) {
  await admin.call(`/api/imports/${id}/confirm`, { only_valid: true });
  for (;;) {
    const seen = await admin.call(`/api/imports/${id}`);
    if (seen.status === "done" && seen.rejected === 0) return;
    if (seen.status !== "running") throw new Error(`an import that is ${seen.status}: ${JSON.stringify(seen)}`);
    await sleep(20);
  }
}

const databaseOf = async (admin, name) => (await admin.call(`/api/databases?q=${name}`)).data[0];

/** Fills a served workspace with so many records. */
export async function fill(server, count) {
  const admin = await Client.logIn(server, ADMIN);
  const staff = (await admin.call("/api/users?role=staff&per_page=100")).data.map((person) => person.id);
  const size = Math.ceil(count / PARTS);
  for (let part = 0; part < PARTS; part++) {
    const name = `Kumpulan ${part + 1}`;
    await store(admin, (await upload(admin, contacts(part * size, size), name)).id);
    if (part === PARTS - 1) break;
    const { id } = await databaseOf(admin, name);
    for (let left = size; left > 0; left -= GIVEN) {
      await admin.call(`/api/databases/${id}/assign`, { mode: "random", staff_ids: staff, quantity: Math.min(left, GIVEN) });
    }
  }
}

/** The process's peak above what it had before, in MiB. */
async function measured(server, work) {
  await sleep(500);
  const before = server.memory("VmRSS");
  server.forgetPeak();
  const began = performance.now();
  const done = await work();
  return { seconds: secondsSince(began), peak: server.memory("VmHWM"), added: server.memory("VmHWM") - before, done };
}

async function preview({ few }) {
  const admin = await Client.logIn(few.server, ADMIN);
  const rows = Math.min(200_000, LEADS);
  const file = contacts(20_000_000, rows);
  const seen = await measured(few.server, () => upload(admin, file, "Pratinjau"));
  add({ scenario: `upload to preview, ${rows} rows`, p50: seen.seconds * 1000, peak: seen.peak, ratio: `+ ${Math.round(seen.added)} MiB`, promise: "≤ 3 s", kept: seen.seconds <= 3 });
}

async function importRecords({ few }) {
  const admin = await Client.logIn(few.server, ADMIN);
  const rows = Math.min(100_000, LEADS);
  const file = contacts(30_000_000, rows);
  const ours = await measured(few.server, async () => store(admin, (await upload(admin, file, "Impor")).id));
  const plain = [];
  for (let round = 0; round < 3; round++) {
    const began = performance.now();
    run("sqlite3", [throwAway(`${FOLDER}/plain-${process.pid}-${round}.db`), `.import --csv ${file} contact`]);
    plain.push(secondsSince(began));
  }
  const ratio = ours.seconds / median(plain);
  add({ scenario: `import ${rows} records, upload to end`, p50: ours.seconds * 1000, peak: ours.peak, ratio: `${ratio.toFixed(1)} × sqlite3 .import`, promise: "≤ 5 ×", kept: ratio <= 5 });
  add({ scenario: "  its memory", peak: ours.added, ratio: "", promise: "+ ≤ 64 MiB", kept: ours.added <= 64 });
}

async function assign({ many }) {
  const admin = await Client.logIn(many.server, ADMIN);
  const [person] = (await admin.call("/api/users?role=staff&per_page=1")).data;
  const size = Math.ceil(LEADS / PARTS);
  const database = await databaseOf(admin, `Kumpulan ${PARTS}`);
  const reserved = Math.min(RESERVED, Math.floor(size / 10));
  for (let number = 0; number < reserved; number++) {
    const name = nameOf((PARTS - 1) * size + number);
    await admin.call("/api/reserved-members", { name, product_id: database.product_id, staff_id: person.id });
  }
  const quantity = Math.min(GIVEN, Math.floor(size / 10));
  const began = performance.now();
  await admin.call(`/api/databases/${database.id}/assign`, { mode: "random", staff_id: person.id, quantity });
  const seconds = secondsSince(began);
  add({ scenario: `give ${quantity} of ${size}, ${reserved} reserved`, p50: seconds * 1000, ratio: "", promise: "≤ 1 s", kept: seconds <= 1 });
}

async function assignments({ many, few }) {
  const [manyAdmin, fewAdmin] = await Promise.all([many, few].map(({ server }) => Client.logIn(server, ADMIN)));
  const [ours, small] = await alternate(ROUNDS, [
    () => drive(manyAdmin.target("/api/assignments?sort=-assigned_at")),
    () => drive(fewAdmin.target("/api/assignments?sort=-assigned_at")),
  ]);
  const growth = ours.p50 / small.p50;
  add({ scenario: `all assignments of ${LEADS} records`, ...ours, ratio: `p50 grows ${growth.toFixed(2)} ×`, promise: "≤ 1.5 ×", kept: growth <= 1.5 });
}

/** Everybody at once as fast as they can, and at the pace of a room of people. */
async function mark({ many }) {
  const staff = await Client.logIn(many.server, "staff1@demo.langgan.id");
  const mine = await Promise.all([1, 2, 3, 4, 5].map((page) => staff.call(`/api/my-assigned-records?per_page=200&page=${page}`)));
  const urls = mine.flatMap(({ data }) => data).map(({ id }) => `${many.server.url}/api/customer-records/${id}/whatsapp-status`);
  const target = { urls, token: staff.token, method: "PATCH", body: JSON.stringify({ whatsapp_status: "ada", responded: true }) };
  const [paced, fast] = await alternate(ROUNDS, [() => drive({ ...target, rate: 100 }), () => drive(target)]);
  add({ scenario: "mark a record, 100 a second", ...paced, ratio: "", promise: "p99 ≤ 5 ms", kept: paced.p99 <= 5 });
  add({ scenario: "  as fast as 32 connections can", ...fast, ratio: "", promise: "", kept: null });
}

/** The import is compared on the machine's own file alone; PostgreSQL's copy is another program's work. */
export const all = DATABASE === "sqlite" ? [preview, importRecords, assign, assignments, mark] : [preview, assign, assignments, mark];
