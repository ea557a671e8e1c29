import { useEffect, useRef } from "react";

/** Whether keys belong to what has the focus: a field, a dialog, a menu. */
export const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable || Boolean(target.closest("[role=dialog],[role=alertdialog],[role=menu]")));

/** Keys that follow one another: `{ "g l": goToLeads, "?": help }`. Off while somebody types or a dialog is open. */
export function useSequences(sequences: Record<string, () => void>) {
  const known = useRef(sequences);
  known.current = sequences;
  useEffect(() => {
    let first: { key: string; at: number } | undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      const isFresh = first && Date.now() - first.at < 1_000;
      const act = (isFresh ? known.current[`${first?.key} ${event.key}`] : undefined) ?? known.current[event.key];
      first = isFresh ? undefined : { key: event.key, at: Date.now() };
      if (!act) return;
      // The second key of a sequence is not also a shortcut of the page.
      event.preventDefault();
      event.stopImmediatePropagation();
      act();
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, []);
}
