import { Check, Pencil, Plus, Trash2, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { patch, post, remove } from "@/lib/api";
import { Button } from "@/ui/basics";
import { Dialog } from "@/ui/Dialog";
import { FormError, TextField, faultsOf } from "@/ui/fields";
import { EmptyState, Loaded } from "@/ui/states";
import { type Category, PRODUCTS, useCategories } from "./api";

const REFRESH = ["/api/categories", PRODUCTS];

/** The groups of products: add, rename, delete what is empty. */
export function CategoriesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const categories = useCategories();
  const [renaming, rename] = useState<string | null>(null);
  const drop = useAction<void, Category>(({ id, version }) => remove(`/api/categories/${id}`, version), { refresh: REFRESH });
  return (
    <Dialog isOpen onClose={onClose} title={t("catalog.categories")}>
      <p className="mb-3 text-muted-foreground">{t("catalog.categoriesHint")}</p>
      <Loaded of={categories}>
        {({ data }) => (
          <ul className="mb-4 grid">
            {data.map((category) => (
              <li key={category.id} className="flex min-h-11 items-center justify-between gap-2 border-t first:border-t-0">
                {renaming === category.id ? (
                  <CategoryForm category={category} onDone={() => rename(null)} />
                ) : (
                  <>
                    <span className="truncate">{category.name}</span>
                    <span className="flex shrink-0">
                      <Button look="ghost" size="icon" aria-label={t("catalog.renameCategory", { name: category.name })} onClick={() => rename(category.id)}>
                        <Pencil className="size-4" aria-hidden />
                      </Button>
                      <Button look="ghost" size="icon" className="text-muted-foreground hover:text-danger" isBusy={drop.isPending && drop.variables.id === category.id} aria-label={t("catalog.removeCategory", { name: category.name })} onClick={() => drop.mutate(category)}>
                        <Trash2 className="size-4" aria-hidden />
                      </Button>
                    </span>
                  </>
                )}
              </li>
            ))}
            {data.length === 0 && <EmptyState title={t("catalog.noCategories")} />}
          </ul>
        )}
      </Loaded>
      <CategoryForm />
    </Dialog>
  );
}

/** Adds a category, or renames one. */
function CategoryForm({ category, onDone }: { category?: Category; onDone?: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(category?.name ?? "");
  const save = useAction<Category>(() => (category ? patch(`/api/categories/${category.id}`, { name }, category.version) : post("/api/categories", { name })), {
    refresh: REFRESH,
    isSilent: true,
    onDone: () => {
      setName("");
      onDone?.();
    },
  });
  return (
    <form
      noValidate
      className="grid w-full gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <FormError error={save.error} fields={["name"]} />
      <div className="flex items-end gap-2">
        <TextField className="flex-1" label={t("catalog.categoryName")} maxLength={80} isRequired autoFocus={Boolean(category)} value={name} error={faultsOf(save.error)("name")} onChange={setName} />
        <Button type="submit" isBusy={save.isPending} aria-label={category ? t("action.save") : undefined}>
          {category ? <Check className="size-4" aria-hidden /> : <Plus className="size-4" aria-hidden />}
          {category ? null : t("catalog.addCategory")}
        </Button>
        {category && (
          <Button look="ghost" aria-label={t("action.cancel")} onClick={onDone}>
            <X className="size-4" aria-hidden />
          </Button>
        )}
      </div>
    </form>
  );
}
