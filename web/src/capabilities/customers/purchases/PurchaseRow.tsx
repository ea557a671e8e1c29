import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { remove } from "@/lib/api";
import { day, money, number } from "@/lib/format";
import { AppLink } from "@/ui/AppLink";
import { Button } from "@/ui/basics";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { CUSTOMER_PATHS, type Purchase } from "../api";

const PurchaseDialog = lazy(() => import("./PurchaseDialog"));

/** A purchase that opens to show every item. */
export function PurchaseRow({ purchase }: { purchase: Purchase }) {
  const { t } = useTranslation();
  const { items, discount } = purchase;
  return (
    <li className="border-t first:border-t-0">
      <details className="group">
        <summary className="flex cursor-pointer items-start justify-between gap-3 px-5 py-2.5 hover:bg-row-hover">
          <span className="min-w-0">
            <span className="num font-medium">{day(purchase.on_date)}</span>
            <span className="block truncate text-sm text-muted-foreground group-open:hidden">{items.map((item) => `${number(item.quantity)} × ${item.name}`).join(", ")}</span>
          </span>
          <span className="text-right">
            <span className="num block font-semibold">{money(purchase.total)}</span>
            <span className="num block text-xs text-muted-foreground">{purchase.number}</span>
          </span>
        </summary>
        <div className="grid gap-1 px-5 pb-3 text-sm">
          {items.map((item, index) => (
            <p key={index} className="flex justify-between gap-3">
              <span className="num min-w-0">
                {number(item.quantity)} × {item.name} <span className="text-muted-foreground">@ {money(item.unit_price)}</span>
              </span>
              <span className="num">{money(item.total)}</span>
            </p>
          ))}
          {discount > 0 && (
            <p className="flex justify-between gap-3">
              <span>{t("customers.purchase.discount")}</span>
              <span className="num">{money(-discount)}</span>
            </p>
          )}
          <p className="text-muted-foreground">
            {t(`customers.purchase.sources.${purchase.source}`)}
            {purchase.deal_id && (
              <>
                {" · "}
                <AppLink href={`/deals/${purchase.deal_id}`} className="text-info underline">
                  {t("deal.one")}
                </AppLink>
              </>
            )}
          </p>
          {purchase.note && <p className="whitespace-pre-wrap">{purchase.note}</p>}
          {purchase.can.edit && <Corrections purchase={purchase} />}
        </div>
      </details>
    </li>
  );
}

/** What was mistyped is corrected or taken back; what a deal made stays as it was sold. */
function Corrections({ purchase }: { purchase: Purchase }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"edit" | "remove" | null>(null);
  const close = () => setOpen(null);
  const drop = useAction<void>(() => remove(`/api/purchases/${purchase.id}`, purchase.version), { refresh: CUSTOMER_PATHS, done: t("customers.purchase.removed"), onDone: close });
  return (
    <div className="mt-1 flex gap-2">
      <Button size="sm" onClick={() => setOpen("edit")}>
        {t("action.edit")}
      </Button>
      <Button size="sm" look="danger" onClick={() => setOpen("remove")}>
        {t("action.remove")}
      </Button>
      <Suspense>{open === "edit" && <PurchaseDialog customer={{ id: purchase.customer_id, name: purchase.customer_name }} purchase={purchase} onClose={close} />}</Suspense>
      <ConfirmDialog isOpen={open === "remove"} onClose={close} onConfirm={() => drop.mutate()} title={t("customers.purchase.remove", { number: purchase.number })} confirm={t("action.remove")} look="danger" isBusy={drop.isPending}>
        {t("customers.purchase.removeText")}
      </ConfirmDialog>
    </div>
  );
}
