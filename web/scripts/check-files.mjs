// House rules that no linter knows: short files, no `any`, no console.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const walk = (folder) => readdirSync(folder).flatMap((name) => (statSync(join(folder, name)).isDirectory() ? walk(join(folder, name)) : [join(folder, name)]));
const broken = [];
for (const file of walk("src").filter((name) => /\.tsx?$/.test(name))) {
  const text = readFileSync(file, "utf8");
  if (text.split("\n").length > 350) broken.push(`${file} is longer than 350 lines`);
  if (/:\s*any\b|<any>|as any\b/.test(text)) broken.push(`${file} says any`);
  if (/console\.log/.test(text)) broken.push(`${file} logs to the console`);
  if (/#[0-9a-fA-F]{6}\b/.test(text)) broken.push(`${file} names a colour outside the tokens`);
}
if (broken.length) {
  console.error(broken.join("\n"));
  process.exit(1);
}
