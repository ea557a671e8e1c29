import "./locales";
import { Tag } from "lucide-react";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/ui/basics";
import type { Chosen, Tagged } from "./api";

const TagDialog = lazy(() => import("./TagDialog"));

export interface TagBulkProps {
  of: Tagged;
  chosen: Chosen;
  count: number;
  /** What the things on the screen are called. */
  named: { id: string; name: string }[];
  refresh: string[];
  onDone: () => void;
}

/** Puts labels on the chosen things and takes others off. */
export function TagBulk(props: TagBulkProps) {
  const { t } = useTranslation();
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => open(true)}>
        <Tag className="size-4" aria-hidden />
        {t("tags.title")}
      </Button>
      <Suspense>{isOpen && <TagDialog {...props} onClose={() => open(false)} />}</Suspense>
    </>
  );
}
