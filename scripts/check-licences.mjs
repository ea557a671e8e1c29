// Checks every Rust crate and every npm package that is shipped against the allow-list of deny.toml.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const allowed = allowList(readFileSync("deny.toml", "utf8"));
const packages = [...crates(), ...npmPackages("web")];
const refused = packages.filter(({ licence }) => !isAllowed(licence));

for (const { name, version, licence } of refused) {
  console.error(`${name} ${version}: the licence "${licence ?? "none"}" is not on the list in deny.toml`);
}
console.log(`${packages.length - refused.length} of ${packages.length} packages have a licence that we accept.`);
process.exitCode = refused.length > 0 ? 1 : 0;

/** The licences in `[licenses] allow = [ … ]`. */
function allowList(toml) {
  const list = toml.match(/^\[licenses\][^[]*?^allow = \[(.*?)^\]/ms);
  if (!list) throw new Error("deny.toml has no [licenses] allow = [ … ]");
  return new Set([...list[1].replace(/#.*$/gm, "").matchAll(/"([^"]+)"/g)].map(([, name]) => name));
}

/** The crates that are compiled on this platform. */
function crates() {
  const host = execFileSync("rustc", ["-vV"], { encoding: "utf8" }).match(/^host: (.+)$/m)[1];
  const metadata = execFileSync(
    "cargo",
    ["metadata", "--format-version=1", "--locked", "--quiet", `--filter-platform=${host}`],
    { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 },
  );
  return JSON.parse(metadata).packages.map(({ name, version, license }) => ({ name, version, licence: license }));
}

/** The npm packages that reach the browser; tools for development stay on the developer's machine. */
function npmPackages(folder) {
  const lock = JSON.parse(readFileSync(`${folder}/package-lock.json`, "utf8"));
  return Object.entries(lock.packages)
    .filter(([path, { dev, link }]) => path && !dev && !link)
    .map(([path, { version, license }]) => ({
      name: path.split("node_modules/").at(-1),
      version,
      licence: license ?? manifestLicence(`${folder}/${path}/package.json`),
    }));
}

function manifestLicence(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).license : undefined;
}

/** Whether an SPDX expression can be satisfied from the list: `OR` is a choice, `AND` is both. */
function isAllowed(expression) {
  if (!expression) return false;
  const words = expression.replaceAll("/", " OR ").replaceAll(/[()]/g, " $& ").trim().split(/\s+/);
  let at = 0;
  return either();

  function either() {
    let accepted = both();
    while (words[at] === "OR") {
      at += 1;
      accepted = both() || accepted;
    }
    return accepted;
  }
  function both() {
    let accepted = one();
    while (words[at] === "AND") {
      at += 1;
      accepted = one() && accepted;
    }
    return accepted;
  }
  function one() {
    const word = words[at++];
    if (word === "(") {
      const accepted = either();
      at += 1;
      return accepted;
    }
    if (words[at] !== "WITH") return allowed.has(word);
    at += 2;
    return allowed.has(`${word} WITH ${words[at - 1]}`);
  }
}
