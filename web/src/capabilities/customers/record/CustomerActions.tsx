import { useNavigate } from "@tanstack/react-router";
import { Combine, EllipsisVertical, FileArchive, Link2, MessageCircle, Pencil, Phone, ShieldX, Trash2, UserCheck, UserX } from "lucide-react";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { useShortcut } from "@/lib/hooks";
import { toast } from "@/lib/toast";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { Menu, type MenuEntry } from "@/ui/Menu";
import { Skeleton } from "@/ui/states";
import { type Customer, useTrashCustomer } from "../api";
import { usePrivacyExport } from "./privacyExport";
import { useStatus } from "./Standing";

const CustomerForm = lazy(() => import("../form/CustomerForm"));
const EraseDialog = lazy(() => import("./EraseDialog"));
const MergeCustomers = lazy(() => import("./MergeCustomers"));

/** What can be done with a customer: chat first. */
export function CustomerActions({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState<"edit" | "merge" | "erase" | null>(null);
  const trash = useTrashCustomer(() => void navigate({ to: "/customers" }));
  const { save: status, dialog } = useStatus(customer);
  const download = usePrivacyExport(customer);
  const close = () => setOpen(null);
  const { can } = customer;
  useShortcut("e", () => can.edit && setOpen("edit"));
  useShortcut("Escape", () => open ?? void navigate({ to: "/customers" }));
  const icon = (Icon: typeof Pencil) => <Icon className="size-4" aria-hidden />;
  const copyLink = () => void navigator.clipboard.writeText(location.origin + location.pathname).then(() => toast.success(t("action.copied")));
  const isActive = customer.status === "active";
  const entries: (MenuEntry | false)[] = [
    { label: t("customers.record.copyLink"), icon: icon(Link2), onSelect: copyLink },
    can.edit && { label: t(isActive ? "customers.record.setInactive" : "customers.record.setActive"), icon: icon(isActive ? UserX : UserCheck), onSelect: () => status.mutate({ changes: { status: isActive ? "inactive" : "active" } }) },
    can.merge && { label: t("customers.record.merge"), icon: icon(Combine), onSelect: () => setOpen("merge") },
    can.export && { label: t("customers.privacy.export"), icon: icon(FileArchive), onSelect: () => download.mutate() },
    can.delete && { label: t("action.remove"), icon: icon(Trash2), isDanger: true, onSelect: () => trash.mutate(customer) },
    can.erase && { label: t("customers.privacy.erase"), icon: icon(ShieldX), isDanger: true, onSelect: () => setOpen("erase") },
  ];
  return (
    <>
      {customer.whatsapp_url && (
        <a href={customer.whatsapp_url} target="_blank" rel="noreferrer" className="inline-flex h-9 items-center gap-2 rounded-md bg-success-soft px-3.5 font-medium text-success hover:opacity-80 max-md:h-11">
          <MessageCircle className="size-4" aria-hidden />
          {t("lead.chat")}
        </a>
      )}
      {customer.phone && (
        <a href={`tel:${customer.phone}`} aria-label={t("customers.record.call", { name: customer.name })} className="inline-flex size-11 items-center justify-center rounded-md border bg-card md:hidden">
          <Phone className="size-4" aria-hidden />
        </a>
      )}
      {can.edit && (
        <Button onClick={() => setOpen("edit")} className="max-md:min-w-11 max-md:px-0">
          <Pencil className="size-4" aria-hidden />
          <span className="max-md:sr-only">{t("action.edit")}</span>
        </Button>
      )}
      <Menu
        trigger={
          <Button size="icon" className="max-md:h-11" aria-label={t("action.more")}>
            <EllipsisVertical className="size-4" aria-hidden />
          </Button>
        }
        entries={entries.filter((entry): entry is MenuEntry => entry !== false)}
      />
      <Dialog isOpen={open === "edit"} onClose={close} title={customer.name} side="right">
        <Suspense fallback={<Skeleton className="late h-96" />}>
          <CustomerForm customer={customer} onDone={close} />
        </Suspense>
      </Dialog>
      <Suspense>
        {open === "merge" && <MergeCustomers customer={customer} onClose={close} />}
        {open === "erase" && <EraseDialog customer={customer} onClose={close} />}
      </Suspense>
      {dialog}
    </>
  );
}
