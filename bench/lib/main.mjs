// Opens the workspaces, runs one scenario after the other, prints the table.
import * as load from "./load.mjs";
import { DATABASE, FEW_LEADS, LEADS, say } from "./places.mjs";
import { serve, serveFloor } from "./programs.mjs";
import * as scenarios from "./scenarios.mjs";
import { Client } from "./client.mjs";
import * as table from "./table.mjs";
import * as workspaces from "./workspaces.mjs";

/** A served workspace with those who use it and what its list is asked for. */
async function open(leads) {
  const workspace = await workspaces.open(leads);
  const server = await serve(workspace);
  const owner = await Client.logIn(server, "owner@demo.langgan.id");
  const seller = await Client.logIn(server, "sales1@demo.langgan.id");
  const stages = (await owner.call("/api/stages?per_page=100")).data;
  const chosen = [stages.find((stage) => stage.kind === "open"), stages.find((stage) => stage.kind === "lost")];
  const day = (back) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
  const asked = { stages: chosen.map((stage) => stage.id), from: day(700), to: day(2) };
  return { ...workspace, server, owner, seller, asked };
}

load.prepare();
const many = await open(LEADS);
const few = await open(FEW_LEADS);
const floor = await serveFloor(many.file, {
  // The users and stages of the file that the floor reads, which on PostgreSQL are others than the server's.
  ...(await floorScenario()),
});

async function floorScenario() {
  if (DATABASE === "sqlite") return scenarios.ofFloor(many);
  const beside = await serve({ folder: many.file.replace(/\/langgan.db$/, "") });
  const seller = await Client.logIn(beside, "sales1@demo.langgan.id");
  await beside.stop();
  return scenarios.ofFloor({ ...many, seller });
}

const bench = { many, few, floor };
for (const scenario of scenarios.all) {
  say(`${scenario.name} …`);
  await scenario(bench);
}
table.finish();
process.exit(0);
