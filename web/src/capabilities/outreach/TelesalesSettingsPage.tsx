import "./locales";
import { ArrowLeft, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppLink } from "@/ui/AppLink";
import { Button, Card, CardHead, PageHead, Pill } from "@/ui/basics";
import { EmptyState, Loaded, Skeleton } from "@/ui/states";
import { type DatabaseKind, type KindRules, useKinds } from "./api";
import { KindDialog } from "./kinds/KindDialog";
import { RemoveKind } from "./kinds/RemoveKind";

const RULES = ["requires_product", "excludes_reserved", "staff_may_request"] as const satisfies (keyof KindRules)[];

/** The kinds of databases and the rules of each. */
export default function TelesalesSettingsPage() {
  const { t } = useTranslation();
  const kinds = useKinds();
  const [editing, edit] = useState<DatabaseKind | "new" | null>(null);
  const [going, remove] = useState<DatabaseKind | null>(null);
  return (
    <div className="mx-auto max-w-4xl">
      <AppLink href="/databases" className="mb-1 inline-flex items-center gap-1.5 text-sm text-muted-foreground hover:text-foreground max-md:min-h-11">
        <ArrowLeft className="size-4" aria-hidden />
        {t("nav.databases")}
      </AppLink>
      <PageHead title={t("outreach.kinds.title")} />
      <Card>
        <CardHead
          title={t("outreach.kinds.list")}
          hint={t("outreach.kinds.hint")}
          actions={
            <Button size="sm" onClick={() => edit("new")}>
              <Plus className="size-4" aria-hidden />
              {t("outreach.kinds.add")}
            </Button>
          }
        />
        <Loaded of={kinds} skeleton={<Skeleton className="late m-5 h-40" />}>
          {({ data }) =>
            data.length === 0 ? (
              <EmptyState title={t("outreach.kinds.empty")} />
            ) : (
              <ul className="pb-2">
                {data.map((kind) => (
                  <li key={kind.id} className="flex min-h-14 items-center justify-between gap-3 border-t px-5 py-2">
                    <span className="min-w-0">
                      <span className="block font-medium">{kind.name}</span>
                      <span className="mt-1 flex flex-wrap gap-1">
                        {RULES.filter((rule) => kind.rules[rule]).map((rule) => (
                          <Pill key={rule}>{t(`outreach.kinds.${rule}`)}</Pill>
                        ))}
                      </span>
                    </span>
                    <span className="flex shrink-0">
                      {kind.can.edit && (
                        <Button look="ghost" size="icon" aria-label={t("outreach.kinds.edit", { name: kind.name })} onClick={() => edit(kind)}>
                          <Pencil className="size-4" aria-hidden />
                        </Button>
                      )}
                      {kind.can.delete && (
                        <Button look="ghost" size="icon" className="text-muted-foreground hover:text-danger" aria-label={t("outreach.kinds.remove", { name: kind.name })} onClick={() => remove(kind)}>
                          <Trash2 className="size-4" aria-hidden />
                        </Button>
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Card>
      {editing && <KindDialog kind={editing === "new" ? undefined : editing} onClose={() => edit(null)} />}
      {going && <RemoveKind kind={going} onClose={() => remove(null)} />}
    </div>
  );
}
