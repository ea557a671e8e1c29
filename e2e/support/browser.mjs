// Chromium, and the kinds of visitors that come with it.
import { chromium } from "playwright-core";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const SIZES = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
};
export const THEMES = ["light", "dark"];
export const LANGUAGES = ["id", "en"];

const LOCALES = { id: "id-ID", en: "en-US" };

/** Every combination of size, theme and language. */
export const VARIANTS = Object.keys(SIZES).flatMap((size) =>
  THEMES.flatMap((theme) => LANGUAGES.map((language) => ({ size, theme, language }))),
);

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}

/** A visitor with a browser of their own: nobody is logged in. */
export function newVisitor(browser, url, { size = "desktop", theme = "light", language = "id" } = {}) {
  return browser.newContext({
    ...SIZES[size],
    baseURL: url,
    colorScheme: theme,
    locale: LOCALES[language],
    timezoneId: "Asia/Jakarta",
    reducedMotion: "reduce",
  });
}
