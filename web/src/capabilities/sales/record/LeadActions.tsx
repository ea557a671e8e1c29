import { useNavigate } from "@tanstack/react-router";
import { Combine, Copy, EllipsisVertical, Link2, MessageCircle, Pencil, Phone, ThumbsDown, Trash2, UserCheck } from "lucide-react";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "@/lib/toast";
import { useAction } from "@/app/useAction";
import { post } from "@/lib/api";
import { useShortcut } from "@/lib/hooks";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { Menu, type MenuEntry } from "@/ui/Menu";
import { Skeleton } from "@/ui/states";
import { LEAD_PATHS, useTrashLead } from "../actions";
import type { Lead } from "../api";

const ConfirmDialog = lazy(async () => ({ default: (await import("@/ui/ConfirmDialog")).ConfirmDialog }));
const LeadForm = lazy(async () => ({ default: (await import("../LeadForm")).LeadForm }));
const LostDialog = lazy(async () => ({ default: (await import("../LostDialog")).LostDialog }));
const MergeDialog = lazy(async () => ({ default: (await import("./MergeDialog")).MergeDialog }));

type Open = "edit" | "lost" | "merge" | "convert" | null;

/** What can be done with a lead: chat first. */
export function LeadActions({ lead }: { lead: Lead }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>(null);
  const trash = useTrashLead(() => void navigate({ to: "/leads" }));
  const convert = useAction<Lead>(() => post(`/api/leads/${lead.id}/convert`), { refresh: [...LEAD_PATHS, "/api/customers"], done: t("state.saved"), onDone: () => setOpen(null) });
  const copy = (text: string) => void navigator.clipboard.writeText(text).then(() => toast.success(t("action.copied")));
  const close = () => setOpen(null);
  useShortcut("e", () => lead.can.edit && setOpen("edit"));
  useShortcut("Escape", () => open ?? void navigate({ to: "/leads" }));
  const icon = (Icon: typeof Copy) => <Icon className="size-4" aria-hidden />;
  const entries: (MenuEntry | false)[] = [
    { label: t("sales.record.copyLink"), icon: icon(Link2), onSelect: () => copy(location.origin + location.pathname) },
    lead.can.edit && { label: t("lead.edit"), icon: icon(Pencil), onSelect: () => setOpen("edit") },
    lead.can.convert && { label: t("sales.record.convert"), icon: icon(UserCheck), onSelect: () => setOpen("convert") },
    lead.can.move && lead.stage_kind === "open" && { label: t("lead.lost"), icon: icon(ThumbsDown), onSelect: () => setOpen("lost") },
    lead.can.merge && { label: t("sales.record.merge"), icon: icon(Combine), onSelect: () => setOpen("merge") },
    lead.can.delete && { label: t("action.remove"), icon: icon(Trash2), isDanger: true, onSelect: () => trash.mutate(lead) },
  ];
  return (
    <>
      {lead.whatsapp_url && (
        <>
          <span className="inline-flex">
            <a href={lead.whatsapp_url} target="_blank" rel="noreferrer" className="inline-flex h-9 items-center gap-2 rounded-l-md bg-success-soft px-3.5 font-medium text-success hover:opacity-80 max-md:h-11">
              <MessageCircle className="size-4" aria-hidden />
              {t("lead.chat")}
            </a>
            <Button size="icon" className="rounded-l-none border-l-0 max-md:h-11" aria-label={t("sales.record.copyWa")} title={t("sales.record.copyWa")} onClick={() => copy(lead.whatsapp_url ?? "")}>
              <Copy className="size-4" aria-hidden />
            </Button>
          </span>
          <a href={`tel:${lead.phone}`} aria-label={`${t("sales.record.call")} ${lead.name}`} className="inline-flex size-11 items-center justify-center rounded-md border bg-card md:hidden">
            <Phone className="size-4" aria-hidden />
          </a>
        </>
      )}
      <Menu
        trigger={
          <Button size="icon" className="max-md:h-11" aria-label={t("sales.record.more")}>
            <EllipsisVertical className="size-4" aria-hidden />
          </Button>
        }
        entries={entries.filter((entry): entry is MenuEntry => entry !== false)}
      />
      <Dialog isOpen={open === "edit"} onClose={close} title={t("lead.edit")} side="right">
        <Suspense fallback={<Skeleton className="late h-96" />}>
          <LeadForm lead={lead} onDone={close} />
        </Suspense>
      </Dialog>
      <Suspense>
        {open === "lost" && <LostDialog lead={lead} onClose={close} />}
        {open === "merge" && <MergeDialog lead={lead} onClose={close} />}
        {open === "convert" && (
          <ConfirmDialog isOpen onClose={close} onConfirm={() => convert.mutate()} title={t("sales.record.convert")} confirm={t("sales.record.convert")} isBusy={convert.isPending}>
            {t("sales.record.convertText", { name: lead.name })}
          </ConfirmDialog>
        )}
      </Suspense>
    </>
  );
}
