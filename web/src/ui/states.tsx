import { Inbox, RotateCw, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/lib/api";
import { Button, cn } from "./basics";

export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden data-skeleton className={cn("animate-pulse rounded-md bg-muted", className)} />;
}

export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid justify-items-center gap-2 px-6 py-14 text-center">
      <Inbox className="size-8 text-muted-foreground" aria-hidden />
      <p className="font-medium">{title}</p>
      {children && <p className="max-w-prose text-sm text-muted-foreground">{children}</p>}
      {action}
    </div>
  );
}

export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const known = error instanceof ApiError ? error : undefined;
  const text = known?.status === 0 ? t("state.offline") : known?.status === 404 ? t("state.notFound") : (known?.message ?? t("state.failed"));
  return (
    <div role="alert" className="grid justify-items-center gap-3 px-6 py-14 text-center">
      <TriangleAlert className="size-8 text-danger" aria-hidden />
      <p className="font-medium">{text}</p>
      {known?.requestId && <p className="text-xs text-muted-foreground">{known.requestId}</p>}
      {onRetry && (
        <Button onClick={onRetry}>
          <RotateCw className="size-4" aria-hidden />
          {t("action.retry")}
        </Button>
      )}
    </div>
  );
}

interface LoadedProps<T> {
  of: { data: T | undefined; error: unknown; isPending: boolean; refetch: () => unknown };
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}

/** The loading, failing and loaded face of whatever comes from the server. */
export function Loaded<T>({ of, skeleton, children }: LoadedProps<T>) {
  if (of.data !== undefined) return children(of.data);
  if (of.isPending) return skeleton ?? <Skeleton className="h-64" />;
  return <ErrorState error={of.error} onRetry={() => void of.refetch()} />;
}
