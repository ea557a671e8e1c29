// Drives a server with oha and reads what it measured.
import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { FOLDER, SECONDS, TOOLS, say } from "./places.mjs";
import { run, throwAway } from "./programs.mjs";

const VERSION = "1.16.0";
const OHA = `${TOOLS}/bin/oha`;

/** Builds the pinned oha where it is missing. */
export function prepare() {
  if (existsSync(OHA) && run(OHA, ["--version"]).includes(VERSION)) return;
  say(`Building oha ${VERSION} …`);
  run("cargo", ["install", "oha", "--version", VERSION, "--locked", "--quiet", "--root", TOOLS]);
}

let files = 0;
/** A file with these lines, gone when we are. */
export function lines(list) {
  const file = throwAway(`${FOLDER}/lines-${process.pid}-${files++}`);
  writeFileSync(file, `${list.join("\n")}\n`);
  return file;
}

function oha(args) {
  return new Promise((done, failed) => {
    const child = spawn(OHA, args, { stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.on("data", (chunk) => (text += chunk));
    child.on("exit", (code) => (code === 0 ? done(JSON.parse(text)) : failed(new Error(`oha ended with ${code}`))));
  });
}

/**
 * Sends requests for some seconds. `target` has one `url` or many `urls`, of which each request takes any; with a `rate`
 * so many a second in all, otherwise as many as are answered.
 * Rates count good answers alone; times are in milliseconds.
 */
export async function drive(target, connections = 32) {
  const url = target.urls ? ["--urls-from-file", lines(target.urls)] : [target.url];
  const args = ["--no-tui", "--output-format", "json", "-z", `${SECONDS}s`, "-c", String(connections), "-w"];
  if (target.token) args.push("-H", `Authorization: Bearer ${target.token}`);
  if (target.rate) args.push("-q", String(target.rate), "--latency-correction");
  if (target.body) args.push("-m", target.method, "-T", "application/json", "-d", target.body);
  if (target.bodies) args.push("-m", "POST", "-T", "application/json", "-Z", target.bodies);
  const result = await oha([...args, ...url]);
  const statuses = result.statusCodeDistribution;
  const good = (statuses[200] ?? 0) + (statuses[201] ?? 0);
  const all = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  // A random phone may be taken already; anything else than a few of those is a mistake of ours.
  if (good < all * 0.9 || all === 0) throw new Error(`${target.url ?? target.urls[0]}: ${JSON.stringify(statuses)}`);
  const { p50, p99 } = result.latencyPercentiles;
  return { rps: good / result.summary.total, p50: p50 * 1000, p99: p99 * 1000 };
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Takes turns: every target once a round. Returns the median of each figure, target by target. */
export async function alternate(rounds, targets) {
  const seen = targets.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, target] of targets.entries()) seen[index].push(await target());
  }
  return seen.map((runs) =>
    Object.fromEntries(Object.keys(runs[0]).map((name) => [name, median(runs.map((one) => one[name]))])),
  );
}
