import { useNavigate, useSearch } from "@tanstack/react-router";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { get, type Page, query } from "./api";
import { isTyping } from "./shortcuts";

export type Search = Record<string, string | undefined>;

/** What a list shows, held by the URL: filters, sort and page. */
export interface ListState {
  search: Search;
  /** Changes parameters; a changed filter goes back to page one. */
  set: (changes: Search) => void;
}

export function useListState(): ListState {
  const raw = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const search: Search = Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, String(value)]));
  const set = (changes: Search) => {
    const next = { ...search, ...changes };
    if (!("page" in changes)) delete next.page;
    const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== ""));
    void navigate({ to: ".", search: kept as never, replace: true });
  };
  return { search, set };
}

/** A page of `path` as the URL asks for it. */
export function useList<T>(path: string, state: ListState, fixed: Search = {}) {
  const params = { ...state.search, ...fixed };
  delete params.view;
  return useQuery({
    queryKey: [path, params],
    queryFn: () => get<Page<T>>(path + query(params)),
    placeholderData: keepPreviousData,
  });
}

/** Everything of `path`, for choices. */
export function useAll<T>(path: string, isOn = true) {
  return useQuery({ queryKey: [path, "all"], queryFn: () => get<{ data: T[] }>(path), enabled: isOn, staleTime: 60_000 });
}

/** One resource. */
export function useOne<T>(path: string, isOn = true) {
  return useQuery({ queryKey: [path], queryFn: () => get<T>(path), enabled: isOn });
}

/** A value that settles before it is used. */
export function useDebounced<T>(value: T, milliseconds = 250) {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

/** Form input that survives a reload; forgotten once it is saved. */
export function useDraft<T extends object>(name: string, initial: T) {
  const key = `langgan.draft.${name}`;
  const [values, setValues] = useState<T>(() => {
    const kept = sessionStorage.getItem(key);
    return kept ? { ...initial, ...(JSON.parse(kept) as T) } : initial;
  });
  const change = (changes: Partial<T>) =>
    setValues((now) => {
      const next = { ...now, ...changes };
      sessionStorage.setItem(key, JSON.stringify(next));
      return next;
    });
  const forget = () => sessionStorage.removeItem(key);
  return { values, change, forget };
}

/** One key of the keyboard, unless somebody types or a dialog is open. Enter stays with the link or button that has the focus. */
export function useShortcut(key: string, act: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const isTaken = isTyping(target) || (key === "Enter" && Boolean(target.closest("a,button,summary,label")));
      if (!isTaken && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey && event.key === key) {
        event.preventDefault();
        act();
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });
}
