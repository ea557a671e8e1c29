// Every key that the code asks for literally is in the catalogue.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const walk = (folder) => readdirSync(folder).flatMap((name) => (statSync(join(folder, name)).isDirectory() ? walk(join(folder, name)) : [join(folder, name)]));
const catalogue = readFileSync("src/app/i18n/id.ts", "utf8");
const unknown = [];
for (const file of walk("src").filter((name) => name.endsWith(".tsx"))) {
  for (const [, group, key] of readFileSync(file, "utf8").matchAll(/\bt\("(\w+)\.(\w+)"/g)) {
    const isThere = catalogue.includes(`\n  ${group}: {`) && new RegExp(`[\\s{]"?${key}"?:`).test(catalogue);
    if (!isThere) unknown.push(`${file}: ${group}.${key}`);
  }
}
if (unknown.length) {
  console.error(unknown.join("\n"));
  process.exit(1);
}
