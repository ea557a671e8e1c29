// Workspaces with many leads: filled once for a state of the schema, copied for every run.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { FOLDER, LANGGAN, POSTGRES, say } from "./places.mjs";
import { makeDatabase, run, serve, throwAway } from "./programs.mjs";
import * as telesales from "./telesales.mjs";

/** What decides how a filled workspace looks. */
function state() {
  const hash = createHash("sha256");
  const decides = /\/migrations(\.rs$|\/)|\/langgan\/src\/demo\/|\/fill\.rs$/;
  const files = readdirSync("crates", { recursive: true }).map((name) => `crates/${name}`);
  for (const file of files.filter((name) => name.endsWith(".rs") && decides.test(name)).sort()) {
    hash.update(readFileSync(file));
  }
  hash.update(readFileSync("bench/lib/telesales.mjs"));
  return hash.digest("hex").slice(0, 12);
}

async function filled(leads) {
  const folder = `${FOLDER}/workspaces/${state()}/${leads}`;
  if (existsSync(folder)) return folder;
  for (const old of existsSync(`${FOLDER}/workspaces`) ? readdirSync(`${FOLDER}/workspaces`) : []) {
    if (old !== state()) rmSync(`${FOLDER}/workspaces/${old}`, { recursive: true });
  }
  const beside = throwAway(`${folder}.${process.pid}`);
  mkdirSync(beside, { recursive: true });
  await fill({ leads, folder: beside });
  renameSync(beside, folder);
  return folder;
}

/** So many leads, and as many records for the telesales room. */
async function fill({ leads, folder, database }) {
  say(`Filling a workspace with ${leads} leads and records …`);
  const began = performance.now();
  const where = database ? ["--data", folder, "--database", database] : ["--data", folder];
  run(LANGGAN, ["demo", "--leads", String(leads), ...where], { stdio: ["ignore", "ignore", "inherit"] });
  const server = await serve({ folder, database });
  await telesales.fill(server, leads);
  await server.stop();
  say(`  took ${Math.round((performance.now() - began) / 1000)} s`);
}

/** A workspace of its own for this run. The floor reads `file`, which is SQLite whatever the server has. */
export async function open(leads) {
  const folder = throwAway(`${FOLDER}/run-${process.pid}-${leads}`);
  run("cp", ["-r", "--reflink=auto", await filled(leads), folder]);
  // What is still on its way to the disk would be measured as well.
  run("sync", ["-f", folder]);
  const workspace = { leads, folder, file: `${folder}/langgan.db` };
  if (POSTGRES) {
    workspace.database = makeDatabase(POSTGRES, `bench_${process.pid}_${leads}`);
    workspace.folder = throwAway(`${folder}-postgres`);
    await fill(workspace);
  }
  return workspace;
}
