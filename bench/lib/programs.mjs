// Programs that run beside us. None of them outlives this process.
import { spawn, spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { FLOOR, LANGGAN } from "./places.mjs";

const running = new Set();
const folders = new Set();
const databases = new Set();

function cleanUp() {
  for (const child of running) child.kill("SIGKILL");
  for (const [server, name] of databases) {
    spawnSync("dropdb", [`--maintenance-db=${server}`, "--force", "--if-exists", name], { stdio: "ignore" });
  }
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
process.on("exit", cleanUp);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(130));

/** A folder that is gone when we are. */
export function throwAway(folder) {
  folders.add(folder);
  return folder;
}

/** A new database on that PostgreSQL, gone when we are. */
export function makeDatabase(server, name) {
  databases.add([server, name]);
  run("createdb", [`--maintenance-db=${server}`, name]);
  return server.replace(/\/[^/]*$/, `/${name}`);
}

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

function start(command, args, env = {}) {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", "inherit", "inherit"] });
  running.add(child);
  child.ended = new Promise((ended) => child.on("exit", ended)).then(() => running.delete(child));
  return child;
}

async function answers(url, child) {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended`);
    try {
      if ((await fetch(url)).status < 500) return;
    } catch {
      // Not listening yet.
    }
    await sleep(2);
  }
}

/** A server, ready, with what is known of its process. */
class Server {
  constructor(child, url) {
    this.child = child;
    this.url = url;
  }

  /** Memory in MiB: `VmRSS` now, `VmHWM` at most since `forgetPeak`. */
  memory(name) {
    const status = readFileSync(`/proc/${this.child.pid}/status`, "utf8");
    return Number(status.match(new RegExp(`${name}:\\s+(\\d+)`))[1]) / 1024;
  }

  forgetPeak() {
    writeFileSync(`/proc/${this.child.pid}/clear_refs`, "5");
  }

  async stop() {
    this.child.kill("SIGTERM");
    await this.child.ended;
  }
}

/** Serves a workspace; the limit on requests is the documented setting. */
export async function serve(workspace) {
  const port = await freePort();
  const args = ["serve", "--data", workspace.folder, "--listen", `127.0.0.1:${port}`];
  if (workspace.database) args.push("--database", workspace.database);
  const env = { LANGGAN_LIMITS__REQUESTS_PER_MINUTE: "4000000000", LANGGAN_LOG__LEVEL: "warn" };
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = start(LANGGAN, args, env);
  await answers(`${url}/health/ready`, child);
  const server = new Server(child, url);
  server.startedIn = performance.now() - began;
  return server;
}

export async function serveFloor(file, scenario) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = start(FLOOR, ["serve", file, `127.0.0.1:${port}`, JSON.stringify(scenario)]);
  await answers(`${url}/nothing`, child);
  return new Server(child, url);
}

/** Runs a program to its end and returns what it printed. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "inherit"], ...options });
  if (done.status !== 0) throw new Error(`${command} ${args.join(" ")} failed`);
  return done.stdout;
}
