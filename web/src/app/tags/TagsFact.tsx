import "./locales";
import { Plus, X } from "lucide-react";
import { Suspense, lazy, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { query } from "@/lib/api";
import { AppLink } from "@/ui/AppLink";
import { Button } from "@/ui/basics";
import { type Tagged, useTagOne } from "./api";

const TagInput = lazy(async () => ({ default: (await import("./TagInput")).TagInput }));

interface TagsFactProps {
  of: Tagged;
  id: string;
  tags: string[];
  canEdit: boolean;
  /** The page of the list, where each label leads to all that carry it. */
  page?: string;
  refresh: string[];
}

/** The labels of a thing among its facts: put on and taken off at once. */
export function TagsFact({ of, id, tags, canEdit, page, refresh }: TagsFactProps) {
  const { t } = useTranslation();
  const [isAdding, add] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const change = useTagOne(of, id, refresh);
  return (
    <div className="col-span-2 min-w-0">
      <dt className="text-xs text-muted-foreground">{t("tags.title")}</dt>
      <dd className="flex min-h-7 flex-wrap items-center gap-1.5 pt-1">
        {tags.map((tag) => (
          <span key={tag} className="inline-flex max-w-full items-center rounded-sm bg-muted text-xs font-medium">
            {page ? (
              <AppLink href={page + query({ tag })} className="truncate px-1.5 py-1 hover:underline max-md:py-3">
                {tag}
              </AppLink>
            ) : (
              <span className="truncate px-1.5 py-1">{tag}</span>
            )}
            {canEdit && (
              <button type="button" className="rounded-sm p-1 hover:bg-border max-md:p-3" aria-label={t("tags.drop", { tag })} disabled={change.isPending} onClick={() => change.mutate({ remove: [tag] })}>
                <X className="size-3" aria-hidden />
              </button>
            )}
          </span>
        ))}
        {tags.length === 0 && !canEdit && <span className="text-muted-foreground">–</span>}
        {canEdit && !isAdding && (
          <Button ref={opener} look="ghost" size="sm" className="h-7 px-1.5 text-xs text-muted-foreground" onClick={() => add(true)}>
            <Plus className="size-3.5" aria-hidden />
            {t("tags.add")}
          </Button>
        )}
        {canEdit && isAdding && (
          <Suspense>
            <TagInput
              of={of}
              label={t("tags.add")}
              taken={tags}
              autoFocus
              isOpenAtFirst
              className="w-44 max-md:w-full"
              onPick={(tag) => change.mutate({ add: [tag] })}
              onLeave={(way) => {
                add(false);
                if (way === "escape") requestAnimationFrame(() => opener.current?.focus());
              }}
            />
          </Suspense>
        )}
        {change.error?.faults[0] && (
          <p role="alert" className="basis-full text-sm text-danger">
            {change.error.faults[0].message}
          </p>
        )}
      </dd>
    </div>
  );
}
