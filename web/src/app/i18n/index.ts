import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Locale } from "@/lib/format";
import { en } from "./en";
import { id } from "./id";

void i18next.use(initReactI18next).init({
  resources: { id: { translation: id }, en: { translation: en } },
  lng: document.documentElement.lang,
  fallbackLng: "id",
  // Keys with dots inside `event` are looked up whole first.
  keySeparator: ".",
  interpolation: { escapeValue: false },
});

/** Speaks another language at once and remembers it for the next visit. */
export function speak(locale: Locale) {
  document.documentElement.lang = locale;
  localStorage.setItem("langgan.locale", locale);
  void i18next.changeLanguage(locale);
}
