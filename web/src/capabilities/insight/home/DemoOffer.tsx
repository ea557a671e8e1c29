import "../locales";
import { FlaskConical } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "@/app/useAction";
import { post, request } from "@/lib/api";
import { useOne } from "@/lib/hooks";
import { toast } from "@/lib/toast";
import { Button, Card } from "@/ui/basics";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { putAway } from "./steps";

interface Demo {
  state: "offered" | "filling" | "present" | "closed";
  days: number;
  of: number;
}

interface Removed {
  removed: number;
  kept: { kind: string; label: string }[];
}

const REFRESH = ["/api/"];

/** Demo data for whoever wants to look around first: offered while there is nothing, and taken out again with one press. */
export default function DemoOffer({ user }: { user: string }) {
  const { t } = useTranslation();
  const demo = useOne<Demo>("/api/demo").data;
  const [isAway, setAway] = useState(false);
  const [isAsked, ask] = useState(false);
  const fill = useAction<Demo>(() => post("/api/demo", {}), { refresh: ["/api/demo"] });
  const clear = useAction<Removed>(() => request<Removed>("/api/demo", { method: "DELETE" }), {
    refresh: REFRESH,
    onDone: ({ kept }) => {
      ask(false);
      toast.info(kept.length === 0 ? t("home.demo.gone") : t("home.demo.kept", { names: kept.slice(0, 5).map(({ label }) => label).join(", "), count: kept.length }));
    },
  });
  const isClosed = demo?.state === "closed";
  useEffect(() => {
    // A workspace with data of its own is never empty again: nobody has to ask twice.
    if (isClosed) putAway("demo", user);
  }, [isClosed, user]);
  if (!demo || demo.state === "closed" || (demo.state === "offered" && isAway)) return null;
  const hide = () => {
    putAway("demo", user);
    setAway(true);
  };
  return (
    <Card className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4">
      <FlaskConical className="size-5 shrink-0 text-info" aria-hidden />
      <div className="min-w-0 flex-1 basis-52" role="status">
        <p className="font-medium">{t(`home.demo.${demo.state}`)}</p>
        {demo.state === "filling" ? <progress className="mt-2 h-1.5 w-full appearance-none overflow-hidden rounded-full bg-muted [&::-moz-progress-bar]:bg-primary [&::-webkit-progress-bar]:bg-muted [&::-webkit-progress-value]:bg-primary" aria-label={t("home.demo.filling")} value={demo.days} max={demo.of} /> : <p className="text-sm text-muted-foreground">{t(`home.demo.${demo.state}Text`)}</p>}
      </div>
      {demo.state === "offered" && (
        <div className="flex gap-2">
          <Button look="ghost" onClick={hide}>
            {t("home.demo.noThanks")}
          </Button>
          <Button isBusy={fill.isPending} onClick={() => fill.mutate()}>
            {t("home.demo.fill")}
          </Button>
        </div>
      )}
      {demo.state === "present" && <Button onClick={() => ask(true)}>{t("home.demo.remove")}</Button>}
      {isAsked && (
        <ConfirmDialog isOpen onClose={() => ask(false)} onConfirm={() => clear.mutate()} title={t("home.demo.remove")} confirm={t("home.demo.remove")} typed={t("home.demo.word")} look="danger" isBusy={clear.isPending}>
          {t("home.demo.removeText", { word: t("home.demo.word") })}
        </ConfirmDialog>
      )}
    </Card>
  );
}
