// The words of the screen, read from the web client's own catalogues: a word that changes there changes here.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const web = join(import.meta.dirname, "../../web");
const fromWeb = createRequire(join(web, "package.json"));
const { transformWithOxc } = await import(fromWeb.resolve("vite"));
const { default: i18next } = await import(fromWeb.resolve("i18next"));

const CATALOGUE = /(i18n|locales)\/(\w+\.)?(id|en)\.ts$/;

const speakers = { id: i18next.createInstance(), en: i18next.createInstance() };
for (const [language, speaker] of Object.entries(speakers)) {
  speaker.init({ lng: language, resources: { [language]: {} }, interpolation: { escapeValue: false } });
}
const files = readdirSync(join(web, "src"), { recursive: true }).map((name) => join(web, "src", name));
await Promise.all(files.filter((name) => CATALOGUE.test(name)).map(learn));

async function learn(file) {
  const [, , , language] = CATALOGUE.exec(file);
  const { code } = await transformWithOxc(readFileSync(file, "utf8"), file);
  const catalogue = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  for (const words of Object.values(catalogue)) speakers[language].addResourceBundle(language, "translation", words, true, true);
}

/** What the screen says in `language`: `t("lead.new")`. A key that is in no catalogue is a fault of the test. */
export function speaking(language) {
  const speaker = speakers[language];
  return (key, values) => {
    const text = speaker.t(key, values);
    if (text === key) throw new Error(`${key} is in no catalogue of ${language}`);
    return text;
  };
}

/** Every key of the catalogues: what a page must never show instead of words. */
export const KEYS = keysOf(speakers.id.getResourceBundle("id", "translation"));

function keysOf(words, path = "") {
  return Object.entries(words).flatMap(([name, value]) => (typeof value === "string" ? [path + name] : keysOf(value, `${path}${name}.`)));
}

/** Finds a field by its label, which may carry the mark of a required one. */
export function field(place, label) {
  const exactly = label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return place.getByLabel(new RegExp(`^${exactly}( \\*)?$`));
}

/** Finds a button by exactly its words. */
export const button = (place, name) => place.getByRole("button", { name, exact: true });

/** `Rp1.500.000`, as both languages write it. */
export const money = (rupiah) => `Rp${new Intl.NumberFormat("id-ID").format(rupiah)}`;
