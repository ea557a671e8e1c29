import { useTranslation } from "react-i18next";
import { KNOWN, TERMS, type Term, type Word, type Words } from "@/app/i18n/words";
import { TextField } from "@/ui/fields";
import type { Group } from "./groups";
import { SettingForm } from "./SettingForm";

const FORMS = { id: "accounts.settings.wordId", en: "accounts.settings.wordEn", en_plural: "accounts.settings.wordEnPlural" } as const;

/** The business's own words for what Langgan has names for. */
export function WordSettings({ group }: { group: Group<Words> }) {
  const { t, i18n } = useTranslation();
  // The usual words are shown as they are, not as they were renamed.
  const usual = (term: Term) => KNOWN[term][i18n.language === "en" ? "en" : "id"];
  const names = Object.fromEntries(TERMS.map((term) => [term, usual(term)]));
  return (
    <SettingForm title={t("accounts.settings.words")} hint={t("accounts.settings.wordsHint")} group={group} names={names}>
      {({ values, fault, change }) => (
        <div className="grid gap-5 sm:col-span-2">
          {TERMS.map((term) => (
            <fieldset key={term} className="grid gap-3 border-t pt-4 first:border-t-0 first:pt-0 sm:grid-cols-3">
              <legend className="float-left w-full font-semibold sm:col-span-3">{usual(term)}</legend>
              {Object.entries(FORMS).map(([form, words]) => (
                <TextField
                  key={form}
                  label={t(words)}
                  maxLength={40}
                  placeholder={KNOWN[term][form as keyof Word]}
                  value={values[term][form as keyof Word]}
                  error={fault(`${term}.${form}`)}
                  onChange={(word) => change({ [term]: { ...values[term], [form]: word } })}
                />
              ))}
            </fieldset>
          ))}
        </div>
      )}
    </SettingForm>
  );
}
