// Waits until a page shows what it has to show. The live stream never ends, so an idle network never comes.

/** Waits for the page's heading and for the end of every skeleton and spinner, then one frame more. */
export async function settled(page) {
  await page.waitForLoadState("load");
  await page.locator("h1, h2").first().waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], [data-skeleton]') === null);
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
}

const PATIENCE = 10_000;

/** Asks until the answer is yes: for what happens on the server behind a page that already shows it. */
export async function until(isSo) {
  const deadline = Date.now() + PATIENCE;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`not so after ${PATIENCE} ms: ${isSo}`);
    await new Promise((again) => setTimeout(again, 50));
  }
}
