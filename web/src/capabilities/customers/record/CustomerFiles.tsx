import { Download, FileText, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { remove } from "@/lib/api";
import { upload } from "@/lib/files";
import { bytes, moment, relative } from "@/lib/format";
import { useOne } from "@/lib/hooks";
import { toast } from "@/lib/toast";
import { Button, Card } from "@/ui/basics";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { FileDrop } from "@/ui/FileDrop";
import { EmptyState, Loaded } from "@/ui/states";
import { CUSTOMERS, type Customer, type CustomerFile } from "../api";

const LARGEST = 10 * 1024 * 1024;

/** What belongs to a customer on paper: contracts, photos, proofs. */
export default function CustomerFiles({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const path = `${CUSTOMERS}/${customer.id}/files`;
  const files = useOne<{ data: CustomerFile[] }>(path);
  const [going, ask] = useState<CustomerFile | null>(null);
  const drop = useAction<void, string>((id) => remove(`${path}/${id}`), { refresh: [path], onDone: () => ask(null) });
  return (
    <Card className="p-5">
      {customer.can.edit && <Drop path={path} />}
      <Loaded of={files}>
        {({ data }) =>
          data.length === 0 ? (
            <EmptyState title={t("customers.files.empty")}>{t("customers.files.hint")}</EmptyState>
          ) : (
            <ul className="mt-3 grid">
              {data.map((file) => (
                <li key={file.id} className="flex min-h-12 items-center justify-between gap-3 border-t first:border-t-0">
                  <span className="flex min-w-0 items-center gap-3">
                    <FileText className="size-5 shrink-0 text-muted-foreground" aria-hidden />
                    <span className="min-w-0">
                      <span className="block truncate font-medium">{file.name}</span>
                      <span className="num block truncate text-xs text-muted-foreground" title={moment(file.created_at)}>
                        {[bytes(file.size), file.created_by_name, relative(file.created_at)].filter(Boolean).join(" · ")}
                      </span>
                    </span>
                  </span>
                  <span className="flex shrink-0">
                    <a href={`${path}/${file.id}`} download aria-label={t("customers.files.download", { name: file.name })} className="grid size-9 place-items-center rounded-md hover:bg-muted max-md:size-11">
                      <Download className="size-4" aria-hidden />
                    </a>
                    {file.can.delete && (
                      <Button look="ghost" size="icon" className="text-muted-foreground hover:text-danger" aria-label={t("customers.files.remove", { name: file.name })} onClick={() => ask(file)}>
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
      {going && (
        <ConfirmDialog isOpen onClose={() => ask(null)} onConfirm={() => drop.mutate(going.id)} title={t("customers.files.remove", { name: going.name })} confirm={t("action.remove")} look="danger" isBusy={drop.isPending}>
          {t("customers.files.removeText")}
        </ConfirmDialog>
      )}
    </Card>
  );
}

/** Takes files by drop or by choice, one after the other. */
function Drop({ path }: { path: string }) {
  const { t } = useTranslation();
  const add = useAction<CustomerFile, File>((file) => upload(path, file), { refresh: [path], onDone: (file) => void toast.success(t("customers.files.added", { name: file.name })) });
  const take = async (files: File[]) => {
    for (const file of files) {
      if (file.size > LARGEST) toast.error(t("customers.files.tooLarge", { name: file.name }));
      else await add.mutateAsync(file).catch(() => undefined);
    }
  };
  const busy = add.isPending && <span aria-live="polite">{t("customers.files.uploading", { name: add.variables.name })}</span>;
  return <FileDrop label={t("customers.files.add")} drop={t("customers.files.drop")} pick={t("customers.files.choose")} hint={t("customers.files.hint")} isMulti busy={busy || undefined} onFiles={(files) => void take(files)} />;
}
