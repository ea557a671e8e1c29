export type Tone = "plain" | "info" | "success" | "danger";

interface ToastOptions {
  /** In milliseconds. */
  duration?: number;
  action?: { label: string; onClick: () => void };
}

/** Short news: what was done, and how to take it back. */
export interface Toast extends ToastOptions {
  id: number;
  tone: Tone;
  text: string;
  duration: number;
}

const LONG_ENOUGH = 4_500;
const MOST = 3;
let shown: readonly Toast[] = [];
let count = 0;
const watchers = new Set<() => void>();

function show(toasts: readonly Toast[]) {
  shown = toasts;
  watchers.forEach((watch) => watch());
}

export function watchToasts(watch: () => void) {
  watchers.add(watch);
  return () => {
    watchers.delete(watch);
  };
}

export const toastsNow = () => shown;

export const dismiss = (id: number) => show(shown.filter((toast) => toast.id !== id));

/** Returns the number by which it can be taken away. */
function say(tone: Tone, text: string, options: ToastOptions = {}): number {
  count += 1;
  // The same news is shown once, and old news makes room.
  const others = shown.filter((toast) => toast.text !== text).slice(1 - MOST);
  show([...others, { duration: LONG_ENOUGH, ...options, id: count, tone, text }]);
  return count;
}

/** Says something in passing. */
export const toast = Object.assign((text: string, options?: ToastOptions) => say("plain", text, options), {
  info: (text: string, options?: ToastOptions) => say("info", text, options),
  success: (text: string, options?: ToastOptions) => say("success", text, options),
  error: (text: string, options?: ToastOptions) => say("danger", text, options),
});
