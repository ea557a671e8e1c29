import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toast } from "@/lib/toast";
import type { ApiError } from "@/lib/api";

interface Options<T> {
  /** Paths whose lists and resources change with it. */
  refresh?: string[];
  done?: string;
  onDone?: (result: T) => void;
  /** Whether a form shows the error itself. */
  isQuiet?: boolean;
  /** Whether it shows every refusal, also those that belong to no field. */
  isSilent?: boolean;
  /** Takes over when somebody else changed it meanwhile, with what is there now. */
  onStale?: (current: unknown) => void;
}

/** A change on the server: can't run twice at once, refreshes what it touches, says what went wrong. */
export function useAction<T, V = void>(act: (value: V) => Promise<T>, { refresh = [], done, onDone, isQuiet, isSilent, onStale }: Options<T> = {}) {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useMutation<T, ApiError, V>({
    mutationFn: act,
    onSuccess: (result) => {
      void client.invalidateQueries({ predicate: ({ queryKey }) => refresh.some((path) => String(queryKey[0]).startsWith(path)) });
      if (done) toast.success(done);
      onDone?.(result);
    },
    onError: (error) => {
      if (error.status === 412 && onStale) onStale(error.problem.current);
      else if (error.status === 412) toast.error(t("state.stale"), { action: { label: t("state.reload"), onClick: () => void client.invalidateQueries() } });
      else if (error.status === 0) toast.error(t("state.offline"));
      else if (isSilent && error.status < 500) return;
      else if (!isQuiet || error.faults.length === 0) toast.error(error.message || t("state.failed"));
    },
  });
}
