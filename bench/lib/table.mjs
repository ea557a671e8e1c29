// The one table that comes out.
import { writeFileSync } from "node:fs";
import { COMMIT, DATABASE, FOLDER, LEADS, SECONDS } from "./places.mjs";

const rows = [];

/** Adds a line; `kept` says whether the promise is, `null` where none is made. */
export function add(row) {
  rows.push(row);
}

const figure = (value, digits = 1) =>
  value === undefined ? "" : value >= 100 ? Math.round(value).toLocaleString("en") : value.toFixed(digits);

export function finish() {
  const head = ["scenario", "requests/s", "p50 ms", "p99 ms", "peak MiB", "ratio", "promise", "kept"];
  const kept = (row) => (row.kept === null ? "–" : row.kept ? "yes" : "NO");
  const cells = rows.map((row) => [
    row.scenario,
    figure(row.rps, 0),
    figure(row.p50),
    figure(row.p99),
    figure(row.peak, 0),
    row.ratio,
    row.promise,
    kept(row),
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((line) => line[column].length)));
  const line = (texts) => `| ${texts.map((text, column) => text.padEnd(widths[column])).join(" | ")} |`;
  console.log(line(head));
  console.log(`|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`);
  for (const texts of cells) console.log(line(texts));
  const name = DATABASE === "sqlite" ? COMMIT : `${COMMIT}-${DATABASE}`;
  const file = `${FOLDER}/${name}.json`;
  writeFileSync(file, JSON.stringify({ commit: COMMIT, database: DATABASE, leads: LEADS, seconds: SECONDS, rows }, null, 2));
  console.log(`\nWritten to ${file}`);
}
