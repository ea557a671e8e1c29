// Waits until a page shows what it has to show. The live stream never ends, so an idle network never comes.

/** Waits for the page's heading and for the end of every skeleton and spinner, then one frame more. */
export async function settled(page) {
  await page.waitForLoadState("load");
  await page.locator("h1, h2").first().waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], [data-skeleton]') === null);
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
}
