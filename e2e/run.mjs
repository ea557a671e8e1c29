// Runs the browser tests: `node run.mjs [FILE…]`. scripts/e2e sets E2E_BINARY and CHROMIUM.
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makeTemplate } from "./support/server.mjs";

const folder = join(import.meta.dirname, "tests");
const wanted = process.argv.slice(2);
// The walks through every page take longest: started first, they do not run alone at the end.
const isWalk = (name) => name.startsWith("pages-of-");
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".test.mjs"))
  .sort((one, other) => isWalk(other) - isWalk(one));
const chosen = wanted.length > 0 ? files.filter((name) => wanted.includes(name)) : files;
if (chosen.length === 0) throw new Error(`No such test; there are ${files.join(", ")}`);

// Filling the demo workspace costs seconds, copying it none: it is filled once for all files.
const template = makeTemplate();
try {
  const { status } = spawnSync(
    process.execPath,
    ["--test", "--test-concurrency=2", "--test-reporter=spec", ...chosen.map((name) => join(folder, name))],
    { stdio: "inherit", env: { ...process.env, E2E_TEMPLATE: template } },
  );
  process.exitCode = status ?? 1;
} finally {
  rmSync(template, { recursive: true, force: true });
}
