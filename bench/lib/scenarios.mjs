// What is measured, and what is promised of it (docs/operators/speed.md).
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { mustAgree } from "./client.mjs";
import { alternate, drive, lines, median } from "./load.mjs";
import { DATABASE, FLOOR, FOLDER, LEADS, ROUNDS } from "./places.mjs";
import { run, serve, sleep, throwAway } from "./programs.mjs";
import { add } from "./table.mjs";
import * as telesales from "./telesales.mjs";

const IS_SQLITE = DATABASE === "sqlite";
const percent = (share) => `${Math.round(share * 100)} % of floor`;
const times = (ratio) => `${ratio.toFixed(2)} ×`;

/** The start of a day in the workspace's zone, as SQLite keeps it. */
const startOf = (day, plus = 0) =>
  new Date(Date.parse(`${day}T00:00:00+07:00`) + plus * 86_400_000).toISOString().replace(".000Z", "+00:00");

export function ofFloor({ seller, asked }) {
  return { owner: seller.user.id, stages: asked.stages, from: startOf(asked.from), to: startOf(asked.to, 1) };
}

const list = ({ asked }) =>
  `/api/leads?stage_id=${asked.stages}&created_from=${asked.from}&created_to=${asked.to}&sort=-created_at`;

/** Drives and remembers how much memory the server took at most meanwhile. */
const driven = (server, target, connections) => async () => {
  server.forgetPeak();
  return { ...(await drive(target, connections)), peak: server.memory("VmHWM") };
};

async function leadsList({ many, few, floor }) {
  if (IS_SQLITE) await mustAgree(many.seller, list(many), floor, "/leads");
  const [ours, floors, small] = await alternate(ROUNDS, [
    driven(many.server, many.seller.target(list(many))),
    driven(floor, { url: `${floor.url}/leads` }),
    driven(few.server, few.seller.target(list(few))),
  ]);
  const share = ours.rps / floors.rps;
  const growth = ours.p50 / small.p50;
  add({ scenario: "leads list, own, 2 stages, dates", ...ours, ratio: percent(share), promise: "≥ 25 %", kept: share >= 0.25 });
  add({ scenario: `  the same with ${few.leads} leads`, ...small, ratio: `p50 grows ${times(growth)}`, promise: "≤ 1.5 ×", kept: growth <= 1.5 });
  add({ scenario: "  the same of the floor", ...floors, ratio: "", promise: "", kept: null });
}

async function deepPage({ many }) {
  const page = Math.max(1, Math.min(10_000, Math.floor(LEADS / 100)));
  const [first, deep] = await alternate(ROUNDS, [
    driven(many.server, many.owner.target(list(many))),
    driven(many.server, many.owner.target(`${list(many)}&page=${page}`)),
  ]);
  const ratio = deep.p50 / first.p50;
  add({ scenario: "first page, everybody's", ...first, ratio: "", promise: "", kept: null });
  add({ scenario: `deep page, row ${page * 50}`, ...deep, ratio: `${times(ratio)} first page`, promise: "≤ 3 ×", kept: ratio <= 3 });
}

async function oneLead({ many, floor }) {
  const ids = [];
  for (const page of [1, 5, 20]) {
    const answer = await many.seller.call(`${list(many)}&per_page=200&page=${page}`);
    ids.push(...answer.data.map((lead) => lead.id));
  }
  const floorIds = IS_SQLITE ? ids : (await (await fetch(`${floor.url}/leads`)).json()).data.map((lead) => lead.id);
  if (IS_SQLITE) {
    await mustAgree(many.seller, `/api/leads/${ids[0]}`, floor, `/leads/${ids[0]}`);
    await mustAgree(many.seller, `/api/leads/${ids[0]}/timeline`, floor, `/leads/${ids[0]}/timeline`);
  }
  const both = (base, some) => some.flatMap((id) => [`${base}/leads/${id}`, `${base}/leads/${id}/timeline`]);
  const [ours, floors] = await alternate(ROUNDS, [
    driven(many.server, { urls: both(`${many.server.url}/api`, ids), token: many.seller.token }),
    driven(floor, { urls: both(floor.url, floorIds) }),
  ]);
  const share = ours.rps / floors.rps;
  add({ scenario: "one lead / its timeline, by turns", ...ours, ratio: percent(share), promise: "≥ 25 %", kept: share >= 0.25 });
}

async function searchAsYouType({ many }) {
  const starts = "ahm sit bam dia eko fit gil han ind kar luk may nan oki rin sig tut uma vin wah san les hid per sap wul kur gun rah fir";
  const urls = starts.split(" ").map((letters) => `${many.server.url}/api/search?q=${letters}`);
  const [ours] = await alternate(ROUNDS, [driven(many.server, { urls, token: many.owner.token }, 8)]);
  add({ scenario: "search box, 3 letters, 8 connections", ...ours, ratio: "", promise: "p99 ≤ 50 ms", kept: ours.p99 <= 50 });
}

async function dashboard({ many, few }) {
  const [ours, small] = await alternate(ROUNDS, [
    driven(many.server, many.owner.target("/api/home"), 8),
    driven(few.server, few.owner.target("/api/home"), 8),
  ]);
  const growth = ours.p50 / small.p50;
  add({ scenario: "dashboard, 8 connections", ...ours, ratio: "", promise: "p99 ≤ 50 ms", kept: ours.p99 <= 50 });
  add({ scenario: `  the same with ${few.leads} leads`, ...small, ratio: `p50 grows ${times(growth)}`, promise: "≤ 1.5 ×", kept: growth <= 1.5 });
}

async function exportToExcel({ many }) {
  const rows = Math.min(100_000, LEADS);
  const days = Math.round((730 * rows) / LEADS);
  const from = new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  const target = throwAway(`${FOLDER}/floor-${process.pid}.xlsx`);
  const [ours, floors] = await alternate(Math.max(ROUNDS, 2), [
    async () => {
      await sleep(500);
      const before = many.server.memory("VmRSS");
      many.server.forgetPeak();
      const began = performance.now();
      const request = many.owner.target(`/api/leads?format=xlsx&created_from=${from}&sort=-created_at`);
      const answer = await fetch(request.url, { headers: { authorization: `Bearer ${request.token}` } });
      let size = 0;
      for await (const chunk of answer.body) size += chunk.length;
      if (!answer.ok || size < rows * 10) throw new Error(`an export of ${size} bytes`);
      const peak = many.server.memory("VmHWM");
      return { seconds: (performance.now() - began) / 1000, peak, added: peak - before };
    },
    async () => JSON.parse(run(FLOOR, ["xlsx", many.file, startOf(from), target])),
  ]);
  const ratio = ours.seconds / floors.seconds;
  const figures = { p50: ours.seconds * 1000, peak: ours.peak };
  add({ scenario: `export ${floors.rows} × 14 to XLSX`, ...figures, ratio: `${times(ratio)} the writer alone`, promise: "≤ 1.5 ×", kept: ratio <= 1.5 });
  add({ scenario: "  its memory", peak: ours.added, ratio: "", promise: "+ ≤ 32 MiB", kept: ours.added <= 32 });
}

async function createLead({ many, floor }) {
  const phone = () => `08${Math.floor(1_110_000_000 + Math.random() * 889_999_999)}`;
  const body = () =>
    JSON.stringify({ name: "Sri Wahyuni", phone: phone(), organization: "Toko Jaya", need: "Internet rumah", estimated_value: 250_000 });
  const bodies = lines(Array.from({ length: 300_000 }, body));
  const [ours, floors] = await alternate(ROUNDS, [
    driven(many.server, { ...many.seller.target("/api/leads"), bodies }),
    driven(floor, { url: `${floor.url}/leads`, bodies }),
  ]);
  const share = ours.rps / floors.rps;
  add({ scenario: "create a lead", ...ours, ratio: percent(share), promise: "≥ 30 %", kept: share >= 0.3 });
}

/** Last, since it starts the server anew. */
async function start({ many }) {
  const times = [];
  let idle = 0;
  await many.server.stop();
  for (let round = 0; round < 3; round++) {
    const server = await serve(many);
    times.push(server.startedIn);
    await sleep(3_000);
    idle = server.memory("VmRSS");
    await server.stop();
  }
  const taken = median(times);
  add({ scenario: "start until ready", p50: taken, ratio: "", promise: "≤ 500 ms", kept: taken <= 500 });
  add({ scenario: "  memory at rest", peak: idle, ratio: "", promise: "≤ 100 MiB", kept: idle <= 100 });
}

/** What a browser loads before the first page; later parts are fetched when they are needed. */
async function javaScript() {
  let page;
  try {
    page = readFileSync("web/dist/index.html", "utf8");
  } catch {
    return;
  }
  const size = (file) => gzipSync(readFileSync(file)).length / 1024;
  const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]);
  const entry = named.reduce((sum, name) => sum + size(`web/dist/${name}`), 0);
  const others = readdirSync("web/dist/assets").filter((name) => name.endsWith(".js") && !named.includes(`assets/${name}`));
  const largest = Math.max(0, ...others.map((name) => size(`web/dist/assets/${name}`)));
  add({ scenario: "JavaScript entry, gzip", ratio: `${Math.round(entry)} KiB`, promise: "≤ 130 KiB", kept: entry <= 130 });
  add({ scenario: "  largest part that waits", ratio: `${Math.round(largest)} KiB`, promise: "≤ 130 KiB", kept: largest <= 130 });
}

export const all = [leadsList, deepPage, oneLead, searchAsYouType, dashboard, exportToExcel, createLead, ...telesales.all, start, javaScript];
