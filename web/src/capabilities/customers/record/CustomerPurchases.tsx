import { Plus } from "lucide-react";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Page } from "@/lib/api";
import { useOne } from "@/lib/hooks";
import { Button, Card } from "@/ui/basics";
import { AppLink } from "@/ui/AppLink";
import { EmptyState, Loaded } from "@/ui/states";
import { CUSTOMERS, type Customer, type Purchase } from "../api";
import { PurchaseRow } from "../purchases/PurchaseRow";

const PurchaseDialog = lazy(() => import("../purchases/PurchaseDialog"));
const SHOWN = 20;

/** What a customer bought, the newest first. */
export function CustomerPurchases({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const purchases = useOne<Page<Purchase>>(`${CUSTOMERS}/${customer.id}/purchases?per_page=${SHOWN}`);
  const [isAdding, setAdding] = useState(false);
  const add = customer.can.edit && (
    <Button onClick={() => setAdding(true)}>
      <Plus className="size-4" aria-hidden />
      {t("customers.purchase.new")}
    </Button>
  );
  return (
    <Card>
      <Loaded of={purchases}>
        {({ data, total }) =>
          data.length === 0 ? (
            <EmptyState title={t("customers.record.noPurchases")} action={add}>
              {t("customers.record.noPurchasesHint")}
            </EmptyState>
          ) : (
            <>
              {add && <div className="flex justify-end border-b px-5 py-3">{add}</div>}
              <ul>
                {data.map((purchase) => (
                  <PurchaseRow key={purchase.id} purchase={purchase} />
                ))}
              </ul>
              {total > SHOWN && (
                <AppLink href={`/purchases?customer_id=${customer.id}`} className="flex min-h-11 items-center justify-center border-t text-info hover:underline">
                  {t("action.more")}
                </AppLink>
              )}
            </>
          )
        }
      </Loaded>
      <Suspense>{isAdding && <PurchaseDialog customer={customer} onClose={() => setAdding(false)} />}</Suspense>
    </Card>
  );
}
