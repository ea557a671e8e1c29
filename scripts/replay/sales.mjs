#!/usr/bin/env node
// Replays a sales history through the HTTP API, as the people themselves.
//
//   langgan serve --data DIR            with LANGGAN_ALLOWS_BUSINESS_DATES=true, on an empty workspace
//   scripts/replay/sales.mjs --from FOLDER [--url http://127.0.0.1:8080] [--only 500]
//
// FOLDER holds sales_teams.csv, products.csv and sales_pipeline.csv (see docs/operators/replay.md for the columns).
// Amounts are multiplied by 1,000 to rupiah; HPP is 80 % of a product's price with a margin of 25 %, so that the
// computed selling price is the file's. Agents create leads and deals with the close value as negotiated price;
// their own manager, or the owner below HPP, decides; won deals are activated, lost leads get a reason.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Client, slug } from "./client.mjs";
import { readCsv } from "./csv.mjs";

const PASSWORD = "replay-langkah-demi-langkah";
const AGENTS_AT_ONCE = 8;

const { values: options } = parseArgs({
  options: {
    from: { type: "string" },
    url: { type: "string", default: "http://127.0.0.1:8080" },
    only: { type: "string" },
  },
});
if (!options.from) {
  console.error("Usage: scripts/replay/sales.mjs --from FOLDER [--url URL] [--only COUNT]");
  process.exit(2);
}

const read = (name) => readCsv(readFileSync(join(options.from, name), "utf8"));
const day = (text) => (text ? isoDay(text) : undefined);
const rupiah = (text) => Math.round(Number(text) * 1000);
const productName = (name) => (name === "GTXPro" ? "GTX Pro" : name);

function isoDay(text) {
  const [month, date, year] = text.split("/").map((part) => part.padStart(2, "0"));
  return year ? `${year}-${month}-${date}` : text;
}

async function setUp(teams, products) {
  const stranger = new Client(options.url);
  await stranger.post("/api/setup", {
    workspace_name: "Replay",
    time_zone: "Asia/Jakarta",
    modules: ["sales"],
    name: "Olivia Owner",
    email: "owner@replay.example",
    password: PASSWORD,
    locale: "en",
  });
  const owner = await Client.login(options.url, "owner@replay.example", PASSWORD);
  const managers = new Map();
  for (const name of new Set(teams.map((row) => row.manager))) {
    managers.set(name, await hire(owner, name, "manager"));
  }
  const agents = new Map();
  for (const { sales_agent: name, manager } of teams) {
    agents.set(name, { ...(await hire(owner, name, "sales")), manager: managers.get(manager) });
  }
  for (const [name, manager] of managers) {
    const team = await owner.post("/api/teams", { name: `Team ${name}`, leader_id: manager.id });
    const members = [...agents.values()].filter((agent) => agent.manager === manager);
    for (const member of members) await owner.patch(`/api/users/${member.id}`, { team_id: team.id });
  }
  return { owner, agents, catalog: await fillCatalog(owner, products), world: await readPipeline(owner) };
}

/** A new user who has logged in and changed the initial password. */
async function hire(owner, name, role) {
  const email = `${slug(name)}@replay.example`;
  const initial = `${PASSWORD}-awal`;
  const user = await owner.post("/api/users", { name, email, role, password: initial });
  const first = await Client.login(options.url, email, initial);
  await first.post("/api/auth/password", { current: initial, new: PASSWORD });
  return { id: user.id, name, client: await Client.login(options.url, email, PASSWORD) };
}

async function fillCatalog(owner, products) {
  const catalog = new Map();
  const categories = new Map();
  for (const row of products) {
    if (!categories.has(row.series)) {
      categories.set(row.series, (await owner.post("/api/categories", { name: row.series })).id);
    }
    const price = rupiah(row.sales_price);
    const product = await owner.post("/api/products", {
      name: row.product,
      kind: "one_off",
      category_id: categories.get(row.series),
      cost_price: Math.round(price * 0.8),
      margin_bps: 2500,
      unit: "unit",
    });
    if (product.list_price !== price) throw new Error(`${row.product}: ${product.list_price} is not ${price}`);
    catalog.set(row.product, product);
  }
  return catalog;
}

async function readPipeline(owner) {
  const stages = (await owner.get("/api/stages?per_page=200")).data;
  const reasons = (await owner.get("/api/lost-reasons?per_page=200")).data;
  const open = stages.filter((stage) => stage.kind === "open");
  return { first: open[0], engaged: open[1], lost: stages.find((stage) => stage.kind === "lost"), reason: reasons[0] };
}

async function replay(row, agent, { owner, catalog, world }) {
  const product = catalog.get(productName(row.product));
  const engaged = day(row.engage_date);
  const company = row.account || `Prospect ${row.opportunity_id}`;
  const lead = await agent.client.post("/api/leads", {
    name: company,
    organization: company,
    email: `${slug(agent.name)}@${slug(company)}.example`,
    need: row.product,
    product_id: product.id,
    estimated_value: product.list_price,
    allow_duplicate: true,
    business_date: engaged,
  });
  if (row.deal_stage === "Prospecting") return;
  await agent.client.post(`/api/leads/${lead.id}/move`, { stage_id: world.engaged.id, business_date: engaged });
  if (row.deal_stage === "Engaging") return;
  if (row.deal_stage === "Lost") {
    const lost = { stage_id: world.lost.id, lost_reason_id: world.reason.id, business_date: day(row.close_date) };
    await agent.client.post(`/api/leads/${lead.id}/move`, lost);
    return;
  }
  await win(row, agent, { owner, product, lead, engaged });
}

async function win(row, agent, { owner, product, lead, engaged }) {
  const deal = await agent.client.post("/api/deals", {
    lead_id: lead.id,
    title: `${row.product} · ${row.account}`,
    items: [{ product_id: product.id, quantity: 1, price: rupiah(row.close_value), billing: "one_off" }],
    business_date: engaged,
  });
  const submitted = await agent.client.post(`/api/deals/${deal.id}/submit`, {});
  if (submitted.status === "waiting_approval") {
    const decider = submitted.approval_level === "owner" ? owner : agent.manager.client;
    await decider.post(`/api/deals/${deal.id}/approve`, { note: "ok" });
  }
  await agent.client.post(`/api/deals/${deal.id}/activate`, { business_date: day(row.close_date) });
}

async function main() {
  const teams = read("sales_teams.csv");
  const rows = read("sales_pipeline.csv").slice(0, options.only ? Number(options.only) : undefined);
  const shop = await setUp(teams, read("products.csv"));
  const queues = [...shop.agents.values()].map((agent) => ({
    agent,
    rows: rows.filter((row) => row.sales_agent === agent.name),
  }));
  const started = Date.now();
  let done = 0;
  const work = async () => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      for (const row of queue.rows) {
        await replay(row, queue.agent, shop);
        done += 1;
        if (done % 500 === 0) console.log(`${done} of ${rows.length} opportunities`);
      }
    }
  };
  await Promise.all(Array.from({ length: AGENTS_AT_ONCE }, work));
  const seconds = (Date.now() - started) / 1000;
  console.log(`${done} opportunities in ${seconds.toFixed(0)} s, ${Client.count} requests`);
}

await main();
