// What people wait for before they see something must stay small. Counted as it travels: gzip.
import { readFileSync, rmSync } from "node:fs";
import { gzipSync } from "node:zlib";

const KIB = 1024;
const manifest = JSON.parse(readFileSync("dist/.vite/manifest.json", "utf8"));
rmSync("dist/.vite", { recursive: true });

/** The files that a page needs, with all that they import at once. */
function closure(names, seen = new Set()) {
  for (const name of names) {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`${name} is not built`);
    if (seen.has(chunk.file)) continue;
    seen.add(chunk.file);
    closure(chunk.imports ?? [], seen);
  }
  return seen;
}

const sizeOf = (file) => gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length / KIB;
const total = (files) => [...files].reduce((sum, file) => sum + sizeOf(file), 0);

const entry = closure(["index.html"]);
// The frame shows all of these at once, so that they belong to whatever page is opened first.
const frame = closure(["src/app/Shell.tsx", "src/app/TopMenus.tsx", "src/app/Toasts.tsx", "src/capabilities/notify/Bell.tsx"], new Set(entry));
const office = closure(["src/capabilities/insight/HomePage.tsx"], new Set(frame));
const sheets = Object.values(manifest).flatMap((chunk) => chunk.css ?? []);
// The frame's menus come when somebody reaches for them; most pages have menus too, and don't load them again.
const around = closure(["src/ui/MenuAtOnce.tsx"], new Set(frame));
const added = (name) => new Set([...closure([name])].filter((file) => !around.has(file)));
const pages = Object.entries(manifest).flatMap(([name, chunk]) => (chunk.isDynamicEntry && name.endsWith("Page.tsx") ? [name] : []));

const budget = [
  ["entry", total(entry), 130],
  ["first office page, before charts", total(office), 190],
  ["styles", total(new Set(sheets)), 15],
  ["chart", total(added("src/ui/Chart.tsx")), 130],
  // What a page adds to the frame and its menus.
  ...pages.map((name) => [name, total(added(name)), 40]),
];

const width = Math.max(...budget.map(([name]) => name.length));
for (const [name, size, limit] of budget) console.log(`${name.padEnd(width)} ${size.toFixed(1).padStart(7)} KiB of ${limit}`);
const over = budget.filter(([, size, limit]) => size > limit);
for (const [name, size, limit] of over) console.error(`${name} is ${(size - limit).toFixed(1)} KiB over its budget`);
process.exitCode = over.length > 0 ? 1 : 0;
