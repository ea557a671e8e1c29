// Where things are, and what can be set from outside.
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";

const target = resolve(process.env.CARGO_TARGET_DIR || "target");
const number = (name, fallback) => Number(process.env[name] || fallback);

export const LEADS = number("LEADS", 1_000_000);
export const FEW_LEADS = Math.min(number("FEW_LEADS", 10_000), LEADS);
export const SECONDS = number("SECONDS", 5);
export const ROUNDS = number("ROUNDS", 2);
export const POSTGRES = process.env.LANGGAN_TEST_POSTGRES || "";
export const DATABASE = POSTGRES ? "postgres" : "sqlite";

export const LANGGAN = `${target}/release/langgan`;
export const FLOOR = `${target}/bench/floor/release/floor`;
export const TOOLS = `${target}/tools`;
export const FOLDER = `${target}/bench`;
mkdirSync(FOLDER, { recursive: true });

const git = (...args) => execFileSync("git", args, { encoding: "utf8" }).trim();
export const COMMIT = git("rev-parse", "--short", "HEAD") + (git("status", "--porcelain", "-uno") ? "-changed" : "");
export const say = (text) => process.stderr.write(`${text}\n`);
