import type { i18n } from "i18next";
import type { Locale } from "@/lib/format";

/** What a business can call by a word of its own. */
export const TERMS = ["customer", "lead", "deal", "product", "service", "purchase", "ticket"] as const;
export type Term = (typeof TERMS)[number];

/** The business's own word; what is empty is called as Langgan calls it. */
export interface Word {
  id: string;
  en: string;
  en_plural: string;
}

export type Words = Record<Term, Word>;

/** What Langgan calls them: in Indonesian, in English, and several in English. */
export const KNOWN: Record<Term, Word> = {
  customer: { id: "Pelanggan", en: "Customer", en_plural: "Customers" },
  lead: { id: "Lead", en: "Lead", en_plural: "Leads" },
  deal: { id: "Project", en: "Deal", en_plural: "Deals" },
  product: { id: "Produk", en: "Product", en_plural: "Products" },
  service: { id: "Layanan", en: "Service", en_plural: "Services" },
  purchase: { id: "Pembelian", en: "Purchase", en_plural: "Purchases" },
  ticket: { id: "Tiket", en: "Ticket", en_plural: "Tickets" },
};

type Renames = Record<Locale, Map<string, string>>;

const nothing = (): Renames => ({ id: new Map(), en: new Map() });

function renamesOf(words: Words): Renames {
  const renames = nothing();
  for (const term of TERMS) {
    const [known, own] = [KNOWN[term], words[term]];
    if (own.id.trim()) renames.id.set(known.id.toLowerCase(), own.id);
    if (own.en.trim()) renames.en.set(known.en.toLowerCase(), own.en);
    const several = own.en_plural.trim() || (own.en.trim() && `${own.en}s`);
    if (several) renames.en.set(known.en_plural.toLowerCase(), several);
  }
  return renames;
}

/** `own` in large and small letters as `known` was written. Capitals within a word are its own. */
function asWritten(own: string, known: string) {
  const [first = "", rest = ""] = [own.slice(0, 1), own.slice(1)];
  if (known === known.toUpperCase()) return own.toUpperCase();
  if (known.slice(0, 1) !== known.slice(0, 1).toLowerCase()) return first.toUpperCase() + rest;
  return rest === rest.toLowerCase() ? own.toLowerCase() : own;
}

const WORD = /[\p{L}\p{N}_]+/gu;

/** `text` with the business's own words: whole words only, as large or small as they were written. */
function rename(renames: Renames, locale: Locale, text: string) {
  const own = renames[locale];
  if (own.size === 0) return text;
  return text.replace(WORD, (word) => {
    const small = word.toLowerCase();
    // In Indonesian "theirs" hangs on the word: *pelanggannya*.
    const suffix = locale === "id" && small.endsWith("nya") ? "nya" : "";
    const found = own.get(small.slice(0, small.length - suffix.length));
    return found === undefined ? word : asWritten(found, word) + suffix;
  });
}

// What fills a sentence is somebody's own and is not renamed. It travels between two signs that nobody types.
const [OPEN, CLOSE] = ["\uE000", "\uE001"];
const FILLED = /\uE000([^\uE000\uE001]*)\uE001/g;

/** Marks a value that fills a sentence. */
export const guard = (value: unknown) => `${OPEN}${String(value)}${CLOSE}`;

let renames = nothing();
let current = "";

/** The last step of every text: the business's own words, and the marks taken off. */
export const ownWords = {
  type: "postProcessor" as const,
  name: "ownWords",
  process(value: string, _key: string | string[], _options: unknown, translator: { language?: string }) {
    const locale: Locale = translator.language === "en" ? "en" : "id";
    let [text, end] = ["", 0];
    for (const filled of value.matchAll(FILLED)) {
      text += rename(renames, locale, value.slice(end, filled.index)) + filled[1];
      end = filled.index + filled[0].length;
    }
    return text + rename(renames, locale, value.slice(end));
  },
};

/** Speaks the business's words from now on. */
export function callThings(speaker: i18n, words: Words) {
  const wanted = JSON.stringify(words);
  if (wanted === current) return;
  current = wanted;
  renames = renamesOf(words);
  speaker.emit("languageChanged", speaker.language);
}
