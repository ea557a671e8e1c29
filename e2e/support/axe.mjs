// Accessibility, as far as a machine can judge it.
import axe from "axe-core";
import assert from "node:assert/strict";

/** Fails with every violation that axe finds, or those of `rules` alone, and where. Langgan has no frames, so one run in the page sees everything. */
export async function assertAccessible(page, rules) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate((runOnly) => window.axe.run(document, { resultTypes: ["violations"], ...(runOnly && { runOnly }) }), rules);
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target})`));
  assert.deepEqual(found, [], `axe on ${page.url()}`);
}
