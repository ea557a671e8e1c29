// A server of one's own: a fresh data folder, a free port, gone when the tests are.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const BINARY = resolve(process.env.E2E_BINARY ?? join(import.meta.dirname, "../../target/release/langgan"));
const PATIENCE = 30_000;

/** Fills a folder with the demo workspace and returns its path. The caller removes it. */
export function makeTemplate() {
  const folder = mkdtempSync(join(tmpdir(), "langgan-demo-"));
  execFileSync(BINARY, ["demo", "--config", writeConfig(folder, 8080)], {
    cwd: folder,
    env: plainEnvironment(),
    stdio: ["ignore", "ignore", "inherit"],
  });
  return folder;
}

/** Starts a server with the demo workspace, or with none. */
export async function startServer({ demo = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "langgan-e2e-"));
  if (demo) fillFrom(process.env.E2E_TEMPLATE, folder);
  const port = await freePort();
  const child = spawn(BINARY, ["serve", "--config", writeConfig(folder, port)], {
    cwd: folder,
    env: plainEnvironment(),
  });
  let log = "";
  child.stdout.on("data", (text) => (log += text));
  child.stderr.on("data", (text) => (log += text));
  const ended = new Promise((done) => child.once("exit", done));

  const server = {
    url: `http://127.0.0.1:${port}`,
    log: () => log,
    async stop() {
      child.kill("SIGTERM");
      const impatience = setTimeout(() => child.kill("SIGKILL"), 5_000);
      await ended;
      clearTimeout(impatience);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await ready(server, child);
  return server;
}

function fillFrom(template, folder) {
  if (template) return cpSync(join(template, "data"), join(folder, "data"), { recursive: true });
  const own = makeTemplate();
  cpSync(join(own, "data"), join(folder, "data"), { recursive: true });
  rmSync(own, { recursive: true, force: true });
}

/** The environment without settings of Langgan, which would win over the file. */
function plainEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("LANGGAN_")));
}

function writeConfig(folder, port) {
  const path = join(folder, "langgan.toml");
  const lines = [
    `listen = "127.0.0.1:${port}"`,
    `public_url = "http://127.0.0.1:${port}"`,
    `data_dir = ${JSON.stringify(join(folder, "data"))}`,
  ];
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

async function freePort() {
  const probe = createServer();
  await new Promise((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

async function ready(server, child) {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${server.log()}`);
    const answer = await fetch(`${server.url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(50);
  }
  await server.stop();
  throw new Error(`The server was not ready after ${PATIENCE} ms:\n${server.log()}`);
}
