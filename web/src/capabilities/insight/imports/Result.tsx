import { Link } from "@tanstack/react-router";
import { ArrowRight, CircleAlert, CircleCheck, FileUp, Undo2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "@/app/session";
import { entriesFor } from "@/app/nav";
import { moment, number } from "@/lib/format";
import { AppLink } from "@/ui/AppLink";
import { Button, Card, CardHead } from "@/ui/basics";
import { type Import, type Kind, placeOf } from "./api";
import { FaultyRows } from "./FaultyRows";
import { KeptRows } from "./KeptRows";
import { UndoDialog } from "./UndoDialog";

const UNDO_DAYS = 7;

/** What came of the import, what was rejected, and the way back. */
export function Result({ of, kind }: { of: Import; kind: Kind | undefined }) {
  return (
    <div className="grid gap-4">
      <Outcome of={of} kind={kind} />
      {of.status === "undone" && of.kept > 0 && <KeptRows of={of} />}
      {of.status === "done" && of.rejected > 0 && <Rejected of={of} kind={kind} />}
    </div>
  );
}

function Outcome({ of, kind }: { of: Import; kind: Kind | undefined }) {
  const { t } = useTranslation();
  const [isUndoing, ask] = useState(false);
  const again = (
    <Link to="/import/new" search={{ kind: of.kind } as never} className="inline-flex h-9 items-center justify-center gap-2 rounded-md border bg-card px-3.5 font-medium hover:bg-row-hover max-md:min-h-11">
      <FileUp className="size-4" aria-hidden />
      {t(of.status === "failed" ? "imports.result.tryAgain" : "imports.result.another")}
    </Link>
  );
  if (of.status === "failed") {
    return <Said icon={<CircleAlert className="size-6 text-danger" aria-hidden />} title={t("imports.result.failed")} text={t("imports.result.failedText", { reason: of.error ?? "" })} actions={again} />;
  }
  if (of.status === "undone") {
    return <Said icon={<Undo2 className="size-6 text-muted-foreground" aria-hidden />} title={t("imports.result.undone")} text={t("imports.result.undoneText", { count: of.undone })} actions={again} />;
  }
  const until = of.finished_at && new Date(new Date(of.finished_at).getTime() + UNDO_DAYS * 86_400_000).toISOString();
  return (
    <Said
      icon={<CircleCheck className="size-6 text-success" aria-hidden />}
      title={t("imports.result.done")}
      text={of.created + of.updated === 0 && of.rejected === 0 ? t("imports.result.nothingNew") : until && t(of.can.undo ? "imports.result.undoUntil" : "imports.result.tooLate", { when: moment(until) })}
      actions={
        <>
          <ThingsLink of={of} kind={kind} />
          {again}
          {of.can.undo && (
            <Button look="danger" onClick={() => ask(true)}>
              <Undo2 className="size-4" aria-hidden />
              {t("imports.undo")}
            </Button>
          )}
        </>
      }
    >
      <Counts of={of} />
      {isUndoing && <UndoDialog of={of} onClose={() => ask(false)} />}
    </Said>
  );
}

function Counts({ of }: { of: Import }) {
  const { t } = useTranslation();
  const counts = (["created", "updated", "unchanged", "rejected"] as const).filter((name) => name === "created" || of[name] > 0);
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3">
      {counts.map((name) => (
        <div key={name}>
          <dt className="text-sm text-muted-foreground">{t(`imports.${name}`)}</dt>
          <dd className="num text-kpi font-semibold tracking-tight">{number(of[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

/** To what was brought, where the menu has a page for it. */
function ThingsLink({ of, kind }: { of: Import; kind: Kind | undefined }) {
  const { t } = useTranslation();
  const place = placeOf(of);
  const isThere = entriesFor(useSession()).some(({ to }) => place.startsWith(to) && to !== "/");
  if (!kind || !isThere || of.created + of.updated === 0) return null;
  return (
    <AppLink href={place} className="inline-flex h-9 items-center justify-center gap-2 rounded-md bg-accent px-3.5 font-medium text-accent-foreground hover:bg-[var(--yellow-500)] max-md:min-h-11">
      {t("imports.result.see", { kind: kind.title })}
      <ArrowRight className="size-4" aria-hidden />
    </AppLink>
  );
}

interface SaidProps {
  icon: ReactNode;
  title: string;
  text: ReactNode;
  actions: ReactNode;
  children?: ReactNode;
}

function Said({ icon, title, text, actions, children }: SaidProps) {
  return (
    <Card className="grid gap-5 px-5 py-6">
      <div className="flex items-start gap-3" role="status">
        <span className="mt-0.5 shrink-0">{icon}</span>
        <div className="min-w-0">
          <h2 className="text-lg font-semibold">{title}</h2>
          <p className="text-sm text-muted-foreground">{text}</p>
        </div>
      </div>
      {children}
      <div className="flex flex-wrap gap-2 max-sm:grid">{actions}</div>
    </Card>
  );
}

function Rejected({ of, kind }: { of: Import; kind: Kind | undefined }) {
  const { t } = useTranslation();
  return (
    <Card className="overflow-hidden">
      <CardHead title={t("imports.result.rejectedTitle")} hint={t("imports.check.downloadHint")} />
      <FaultyRows of={of} kind={kind} />
    </Card>
  );
}
