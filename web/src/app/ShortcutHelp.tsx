import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "@/ui/Dialog";
import { entriesFor } from "./nav";
import type { Session } from "./session";

/** Every key that does something. */
export default function ShortcutHelp({ session, onClose }: { session: Session; onClose: () => void }) {
  const { t } = useTranslation();
  const places = entriesFor(session).flatMap(({ key, name }): [string, string][] => (key ? [[`g ${key}`, t("keys.go", { page: t(`nav.${name}`) })]] : []));
  return (
    <Dialog isOpen onClose={onClose} title={t("keys.title")}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Keys title={t("keys.anywhere")} rows={[["Ctrl K", t("keys.search")], ["Ctrl B", t("keys.sidebar")], ...places, ["?", t("keys.help")], ["Esc", t("keys.back")]]} />
        <Keys title={t("keys.inLists")} rows={[["/", t("keys.filter")], ["j", t("keys.next")], ["k", t("keys.previous")], ["Enter", t("keys.open")], ["x", t("keys.select")], ["c", t("keys.create")], ["e", t("keys.edit")]]} />
      </div>
    </Dialog>
  );
}

function Keys({ title, rows }: { title: string; rows: [keys: string, does: string][] }): ReactNode {
  return (
    <section>
      <h3 className="mb-2 text-xs font-medium text-muted-foreground">{title}</h3>
      <dl className="grid gap-1.5 text-sm">
        {rows.map(([keys, does]) => (
          <div key={keys} className="flex items-center justify-between gap-3">
            <dt className="order-2 flex gap-1">
              {keys.split(" ").map((key) => (
                <kbd key={key} className="min-w-6 rounded-sm border bg-muted px-1.5 text-center font-sans text-xs">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
