import i18next from "i18next";
import { beforeEach, describe, expect, it } from "vitest";
import { KNOWN, type Words, callThings, guard, ownWords } from "./words";

const none = { id: "", en: "", en_plural: "" };
const NOTHING = Object.fromEntries(Object.keys(KNOWN).map((term) => [term, none])) as Words;
const SCHOOL: Words = { ...NOTHING, customer: { id: "Siswa", en: "Student", en_plural: "" }, deal: { id: "Pendaftaran", en: "Enrolment", en_plural: "Enrolments" }, service: { id: "Kelas", en: "Class", en_plural: "Classes" } };

const speaker = i18next.createInstance();
void speaker.use(ownWords).init({
  lng: "id",
  resources: {
    id: { translation: { active: "Pelanggan aktif: {{count}} pelanggan", shout: "PELANGGAN", his: "pelanggannya, project-nya", of: "Pelanggan {{name}}", other: "Langgan dan berlangganan" } },
    en: { translation: { active_one: "{{count}} active customer", active_other: "{{count}} active customers", of: "Services of {{name}}", other: "A dealer's Leads" } },
  },
  postProcess: [ownWords.name],
  interpolation: { escapeValue: true, escape: guard },
});

describe("the business's own words", () => {
  beforeEach(async () => {
    callThings(speaker, SCHOOL);
    await speaker.changeLanguage("id");
  });

  it("take the place of whole words, as large or small as they were written", () => {
    expect(speaker.t("active", { count: 3 })).toBe("Siswa aktif: 3 siswa");
    expect(speaker.t("shout")).toBe("SISWA");
    expect(speaker.t("his")).toBe("siswanya, pendaftaran-nya");
    expect(speaker.t("other")).toBe("Langgan dan berlangganan");
  });

  it("know one from several in English, and help themselves where only one is named", async () => {
    await speaker.changeLanguage("en");
    expect(speaker.t("active", { count: 1 })).toBe("1 active student");
    expect(speaker.t("active", { count: 2 })).toBe("2 active students");
    expect(speaker.t("of", { name: "Budi" })).toBe("Classes of Budi");
    expect(speaker.t("other")).toBe("A dealer's Leads");
  });

  it("leave alone what fills a sentence", () => {
    expect(speaker.t("of", { name: "Toko Pelanggan $1 Setia" })).toBe("Siswa Toko Pelanggan $1 Setia");
  });

  it("are gone again when the owner takes them back", () => {
    callThings(speaker, NOTHING);
    expect(speaker.t("active", { count: 3 })).toBe("Pelanggan aktif: 3 pelanggan");
  });
});
