import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api";

const isRefusal = (error: unknown) => error instanceof ApiError && error.status >= 400 && error.status < 500;

/** What the client knows of the server. A refusal is not asked again; what failed otherwise is, twice. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 5_000, retry: (count, error) => count < 2 && !isRefusal(error) } },
});
