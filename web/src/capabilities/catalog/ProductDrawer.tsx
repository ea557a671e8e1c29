import { ArchiveRestore, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/app/session";
import { moment } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { Loaded } from "@/ui/states";
import { PRODUCTS, type Product, useRestoreProduct, useTrashProduct } from "./api";
import { PriceHistory } from "./PriceHistory";
import { ProductFacts } from "./ProductFacts";
import { ProductForm } from "./ProductForm";

/** One product: what it is, what it costs, which prices it had. */
export default function ProductDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const product = useOne<Product>(`${PRODUCTS}/${id}`);
  return (
    <Dialog isOpen onClose={onClose} title={product.data?.name ?? t("product.one")} side="right">
      <Loaded of={product}>{(data) => <Opened key={data.deleted_at} product={data} onClose={onClose} />}</Loaded>
    </Dialog>
  );
}

function Opened({ product, onClose }: { product: Product; onClose: () => void }) {
  const { t } = useTranslation();
  const mayManage = useMay("manage_products");
  const trash = useTrashProduct(onClose);
  const restore = useRestoreProduct();
  return (
    <>
      {product.deleted_at && (
        <div role="status" className="mb-4 flex flex-wrap items-center justify-between gap-3 rounded-lg bg-warning-soft px-4 py-2.5">
          <p>{t("catalog.inTrash", { when: moment(product.deleted_at) })}</p>
          {product.can.restore && (
            <Button size="sm" isBusy={restore.isPending} onClick={() => restore.mutate(product)}>
              <ArchiveRestore className="size-4" aria-hidden />
              {t("action.restore")}
            </Button>
          )}
        </div>
      )}
      {mayManage ? <ProductForm product={product} onDone={onClose} /> : <ProductFacts product={product} />}
      {product.list_price !== undefined && <PriceHistory id={product.id} />}
      {product.can.edit && (
        <div className="mt-6 border-t pt-4">
          {product.can.delete ? (
            <Button look="danger" isBusy={trash.isPending} onClick={() => trash.mutate(product)}>
              <Trash2 className="size-4" aria-hidden />
              {t("action.remove")}
            </Button>
          ) : (
            <p className="text-sm text-muted-foreground">{t("catalog.used")}</p>
          )}
        </div>
      )}
    </>
  );
}
