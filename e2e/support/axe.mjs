// Accessibility, as far as a machine can judge it.
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";

/** Fails with every violation that axe finds, and where. */
export async function assertAccessible(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target})`));
  assert.deepEqual(found, [], `axe on ${page.url()}`);
}
