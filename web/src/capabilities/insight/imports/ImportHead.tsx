import { Link, useNavigate } from "@tanstack/react-router";
import { ArrowLeft, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { remove } from "@/lib/api";
import { bytes, number, relative } from "@/lib/format";
import { toast } from "@/lib/toast";
import { Button, PageHead } from "@/ui/basics";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { IMPORTS, type Import, pathOf } from "./api";

/** Which file it is, and the way out. */
export function ImportHead({ of, kind }: { of: Import; kind: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isLeaving, ask] = useState(false);
  const leave = useAction<void>(() => remove(pathOf(of.id), of.version), {
    onDone: () => {
      toast.success(t("imports.columns.left"));
      void navigate({ to: "/import" });
    },
    refresh: [IMPORTS],
  });
  const about = [kind, `${number(of.rows)} ${t("imports.rows").toLowerCase()}`, bytes(of.file_size), of.created_by_name, relative(of.created_at)];
  return (
    <>
      <div className="mb-1 flex min-h-9 items-center justify-between gap-3">
        <Link to="/import" className="inline-flex min-h-8 items-center gap-1.5 text-sm text-muted-foreground hover:text-foreground max-md:min-h-11">
          <ArrowLeft className="size-3.5" aria-hidden />
          {t("imports.all")}
        </Link>
        {of.can.discard && (
          <Button look="ghost" size="sm" className="text-muted-foreground hover:text-danger" onClick={() => ask(true)}>
            <Trash2 className="size-3.5" aria-hidden />
            {t("imports.columns.leave")}
          </Button>
        )}
      </div>
      <PageHead title={<span className="break-words">{of.file_name}</span>} hint={<span className="num">{about.join(" · ")}</span>} />
      {isLeaving && (
        <ConfirmDialog isOpen onClose={() => ask(false)} onConfirm={() => leave.mutate()} title={t("imports.columns.leave")} confirm={t("imports.columns.leave")} look="danger" isBusy={leave.isPending}>
          {t("imports.columns.leaveText")}
        </ConfirmDialog>
      )}
    </>
  );
}
