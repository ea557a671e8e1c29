// The entry must stay small: what the first page loads before anything is seen.
import { readFileSync, readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMIT = 190;
const html = readFileSync("dist/index.html", "utf8");
const entry = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]);
const size = (file) => gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length / 1024;
const total = entry.reduce((sum, file) => sum + size(file), 0);
for (const file of readdirSync("dist/assets").filter((name) => name.endsWith(".js"))) console.log(`${size(`assets/${file}`).toFixed(1).padStart(7)} KiB  ${file}`);
console.log(`entry: ${total.toFixed(1)} KiB gzip of ${LIMIT}`);
if (total > LIMIT) process.exit(1);
