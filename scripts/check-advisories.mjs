// Asks npm for known advisories of what reaches the browser. Without a network this says so and passes.
import { spawnSync } from "node:child_process";

const WORST_ACCEPTED = "moderate";
const SEVERITIES = ["info", "low", "moderate", "high", "critical"];

const { stdout } = spawnSync(
  "npm",
  ["audit", "--json", "--omit=dev", "--fetch-retries=0", "--fetch-timeout=20000"],
  { cwd: "web", encoding: "utf8", timeout: 60_000, maxBuffer: 64 * 1024 * 1024 },
);
const report = parse(stdout);

if (!report?.vulnerabilities) {
  console.log("Advisories of npm packages: not checked, the service could not be reached.");
} else {
  const found = Object.values(report.vulnerabilities).filter(
    ({ severity }) => SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(WORST_ACCEPTED),
  );
  for (const { name, severity, range } of found) console.error(`${name} ${range}: ${severity} advisory`);
  console.log(`Advisories of npm packages: ${found.length} above "${WORST_ACCEPTED}".`);
  process.exitCode = found.length > 0 ? 1 : 0;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
