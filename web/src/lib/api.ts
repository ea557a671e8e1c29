/** One fault of the input, at its field. */
export interface ProblemFault {
  field: string;
  code: string;
  message: string;
}

interface Problem {
  code?: string;
  detail?: string;
  title?: string;
  request_id?: string;
  errors?: ProblemFault[];
  current?: unknown;
}

/** A refusal of the server (RFC 9457), or that it could not be reached. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem & Record<string, unknown>,
  ) {
    super(problem.detail ?? problem.title ?? String(status));
  }

  get code() {
    return this.problem.code ?? "";
  }

  get faults(): ProblemFault[] {
    return this.problem.errors ?? [];
  }

  get requestId() {
    return this.problem.request_id;
  }
}

interface Options {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  /** The version that the user has seen. */
  version?: number;
  /** The same key and body are done once. */
  key?: string;
  /** Gives up. */
  signal?: AbortSignal;
}

type Listener = () => void;
const sessionListeners = new Set<Listener>();

/** Calls `listener` when the server says that nobody is logged in any more. */
export function onSessionLost(listener: Listener) {
  sessionListeners.add(listener);
  return () => {
    sessionListeners.delete(listener);
  };
}

/** Sends a request and reads its JSON. Anything but success is an {@link ApiError}. */
export async function request<T>(path: string, { method = "GET", body, version, key, signal }: Options = {}): Promise<T> {
  const headers: Record<string, string> = { accept: "application/json", "accept-language": document.documentElement.lang };
  if (body !== undefined) headers["content-type"] = "application/json";
  if (version !== undefined) headers["if-match"] = `"${version}"`;
  if (key) headers["idempotency-key"] = key;
  return (await read(await send(path, { method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body) }))) as T;
}

/** Sends a request; any answer but success is an {@link ApiError}. */
export async function send(path: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, init);
  } catch {
    throw new ApiError(0, { code: "offline" });
  }
  if (answer.ok) return answer;
  throw refusal(path, answer.status, await read(answer));
}

/** What an answer other than success means. Tells where the session is lost. */
export function refusal(path: string, status: number, problem: unknown) {
  if (status === 401 && !path.startsWith("/api/auth/")) sessionListeners.forEach((listener) => listener());
  return new ApiError(status, (problem ?? {}) as Problem & Record<string, unknown>);
}

/** The JSON of an answer, where it has some. */
export async function read(answer: Response): Promise<unknown> {
  const text = await answer.text();
  return text && answer.headers.get("content-type")?.includes("json") ? JSON.parse(text) : undefined;
}

export const get = <T>(path: string) => request<T>(path);
export const post = <T>(path: string, body: unknown = {}, key?: string) => request<T>(path, { method: "POST", body, key });
export const patch = <T>(path: string, body: unknown, version?: number) =>
  request<T>(path, { method: "PATCH", body, version });
export const remove = (path: string, version?: number) => request<void>(path, { method: "DELETE", version });

/** A page of a list. */
export interface Page<T> {
  data: T[];
  page: number;
  per_page: number;
  total: number;
  total_is_exact: boolean;
}

/** A query string of what is set. */
export function query(params: Record<string, string | number | boolean | undefined | null>) {
  const set = Object.entries(params).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return set.length ? `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}` : "";
}
