import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Locale } from "@/lib/format";
import { id } from "./id";
import { frame } from "./frame.id";
import { type Words, callThings, guard, ownWords } from "./words";

/** Indonesian comes with the client; English is loaded by those who read it. */
async function load(locale: Locale) {
  if (locale !== "en" || isLoaded) return;
  const { english } = await import("./english");
  i18next.addResourceBundle("en", "translation", english, true, false);
  isLoaded = true;
}

let isLoaded = false;
const first: Locale = document.documentElement.lang === "en" ? "en" : "id";

void i18next.use(initReactI18next).use(ownWords).init({
  resources: { id: { translation: { ...id, ...frame } } },
  lng: first,
  fallbackLng: "id",
  // Keys with dots inside `event` are looked up whole first.
  keySeparator: ".",
  postProcess: [ownWords.name],
  // React escapes; here what fills a sentence is marked, so that nobody's name is renamed.
  interpolation: { escapeValue: true, escape: guard },
});

/** Calls things as the business does. */
export const speakAs = (words: Words) => callThings(i18next, words);

/** Resolves when the words of the first page are there. */
export const words = load(first);

/** Speaks another language and remembers it for the next visit. */
export function speak(locale: Locale) {
  if (locale === document.documentElement.lang && locale === i18next.language) return;
  void load(locale).then(() => {
    document.documentElement.lang = locale;
    localStorage.setItem("langgan.locale", locale);
    return i18next.changeLanguage(locale);
  });
}
