// Every key that the code asks for literally is in the catalogues.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const walk = (folder) => readdirSync(folder).flatMap((name) => (statSync(join(folder, name)).isDirectory() ? walk(join(folder, name)) : [join(folder, name)]));
const files = walk("src");
const catalogue = files.filter((name) => /(i18n|locales)\/(\w+\.)?id\.ts$/.test(name)).map((name) => readFileSync(name, "utf8")).join("\n");
const unknown = [];
for (const file of files.filter((name) => name.endsWith(".tsx"))) {
  for (const [, group, key] of readFileSync(file, "utf8").matchAll(/\bt\("(\w+)\.(\w+)"/g)) {
    const isThere = catalogue.includes(`\n  ${group}: {`) && new RegExp(`[\\s{]"?${key}(_other)?"?:`).test(catalogue);
    if (!isThere) unknown.push(`${file}: ${group}.${key}`);
  }
}
if (unknown.length) {
  console.error(unknown.join("\n"));
  process.exit(1);
}
