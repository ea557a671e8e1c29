// Whether a page stays within the screen.
import assert from "node:assert/strict";

/** Fails where the page can be pushed sideways, and names what sticks out furthest. */
export async function assertFits(page) {
  const { overflow, culprit } = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const overflow = document.documentElement.scrollWidth - width;
    const rights = [...document.querySelectorAll("main *")].map((element) => [element.getBoundingClientRect().right, element]);
    const [, widest] = rights.reduce((most, one) => (one[0] > most[0] ? one : most), [0, null]);
    return { overflow, culprit: overflow > 0 ? widest?.outerHTML.slice(0, 160) : "" };
  });
  assert.ok(overflow <= 0, `${page.url()} is ${overflow} px too wide: ${culprit}`);
}
