// What every page promises, whatever it is about.
import assert from "node:assert/strict";
import { assertAccessible } from "./axe.mjs";
import { KEYS } from "./catalogue.mjs";
import { assertFits } from "./fits.mjs";
import { settled } from "./settled.mjs";

const rooms = new Set(KEYS.map((key) => key.split(".")[0]));

/** Fails unless the page has a name, speaks `language` alone and stays within the screen. */
export async function assertSpeaks(page, language) {
  await settled(page);
  assert.equal(await page.locator("html").getAttribute("lang"), language);
  const headings = await page.locator("h1").allInnerTexts();
  assert.equal(headings.length, 1, `headings of ${page.url()}: ${headings}`);
  await page.waitForFunction(() => document.title.endsWith(" · Langgan"));
  assert.deepEqual(keysIn(await wordsOf(page)), [], `keys instead of words on ${page.url()}`);
  await assertFits(page);
}

/** Fails unless everybody can use the page, by day and by night: between the two only the colours change. */
export async function assertUsable(page) {
  await assertAccessible(page);
  await page.evaluate(changeTheme);
  await assertAccessible(page, ["color-contrast", "link-in-text-block"]);
}

/** Puts the other theme on, in the page, and waits until the last colour has faded over: when one has, its children follow. */
async function changeTheme() {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  document.documentElement.classList.toggle("dark");
  for (let still = 0; still < 3; still += 1) {
    await frame();
    if (document.getAnimations().some(({ playState }) => playState === "running")) still = 0;
  }
}

/** Everything that a page says, to eyes and to screen readers. */
function wordsOf(page) {
  return page.evaluate(() => {
    const spoken = ["aria-label", "title", "placeholder", "alt"];
    const attributes = [...document.querySelectorAll(spoken.map((name) => `[${name}]`).join())].flatMap((element) => spoken.map((name) => element.getAttribute(name) ?? ""));
    return [document.body.innerText, ...attributes].join("\n");
  });
}

/** What looks like a key of a catalogue: `lead.new`, also where no catalogue has it. */
const keysIn = (words) => (words.match(/(?<![\w@./-])[a-z]\w*(?:\.\w+)+(?![\w@./])/g) ?? []).filter((word) => rooms.has(word.split(".")[0]));
