import { Trash2, Upload } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { type User, useSession } from "@/app/session";
import { useAction } from "@/app/useAction";
import { remove } from "@/lib/api";
import { upload } from "@/lib/files";
import { toast } from "@/lib/toast";
import { Button } from "@/ui/basics";
import { Portrait } from "@/ui/Portrait";

const PATH = "/api/me/avatar";
const LARGEST = 2 * 1024 * 1024;
const REFRESH = ["/api/auth/me", "/api/me", "/api/staff-users"];

/** One's picture: choose it, change it, take it away. */
export function OwnPicture() {
  const { t } = useTranslation();
  const { user } = useSession();
  const id = useId();
  const change = useAction<User, File>((file) => upload(PATH, file, "PUT"), { refresh: REFRESH });
  const drop = useAction(() => remove(PATH), { refresh: REFRESH });
  const take = (file: File | undefined) => {
    if (!file) return;
    if (file.size > LARGEST) toast.error(t("accounts.picture.tooLarge"));
    else change.mutate(file);
  };
  return (
    <div className="flex flex-wrap items-center gap-4 border-b px-5 pb-4">
      <Portrait id={user.id} name={user.name} className="size-16 text-lg" />
      <div className="grid gap-1">
        <div className="flex flex-wrap items-center gap-2">
          <label htmlFor={id} aria-disabled={change.isPending} className="inline-flex h-9 cursor-pointer items-center gap-2 rounded-md border bg-card px-3 font-medium focus-within:outline-2 hover:bg-row-hover aria-disabled:opacity-60 max-md:h-11">
            <Upload className="size-4" aria-hidden />
            {user.avatar ? t("accounts.picture.change") : t("accounts.picture.add")}
            <input
              id={id}
              type="file"
              accept="image/png,image/jpeg,image/webp"
              className="sr-only"
              disabled={change.isPending}
              onChange={(event) => {
                take(event.target.files?.[0]);
                event.target.value = "";
              }}
            />
          </label>
          {user.avatar && (
            <Button look="ghost" isBusy={drop.isPending} onClick={() => drop.mutate()}>
              <Trash2 className="size-4" aria-hidden />
              {t("accounts.picture.remove")}
            </Button>
          )}
        </div>
        <p className="text-sm text-muted-foreground">{t("accounts.picture.hint")}</p>
      </div>
    </div>
  );
}
