// A lock file without the packages of other platforms breaks other people's machines, and one with addresses ties
// everybody to one registry.
import { readFileSync } from "node:fs";

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const missing = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  if (entry.resolved?.startsWith("http")) missing.push(`${path} carries an address`);
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    const isThere = Object.keys(lock.packages).some((other) => other.endsWith(`node_modules/${name}`));
    if (!isThere) missing.push(`${path} wants ${name}`);
  }
}
if (missing.length) {
  console.error(missing.join("\n"));
  process.exit(1);
}
