import { useRouterState } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

const SETTLED = 400;

const bringsHeading = ({ addedNodes }: MutationRecord) => [...addedNodes].some((node) => node instanceof Element && (node.matches("h1") || node.querySelector("h1") !== null));

/** Says which page was opened, to those who don't see it, and names the browser's tab after it. */
export function Announcer() {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [said, say] = useState("");
  useEffect(() => {
    let timer = 0;
    const announce = () => {
      const title = document.querySelector("h1")?.innerText.replace(/\s+/g, " ").trim();
      document.title = title ? `${title} · Langgan` : "Langgan";
      if (title) say(t("frame.opened", { title }));
    };
    const wait = () => {
      clearTimeout(timer);
      timer = window.setTimeout(announce, SETTLED);
    };
    // A record has its heading only once it has come.
    const headings = new MutationObserver((changes) => changes.some(bringsHeading) && wait());
    headings.observe(document.body, { childList: true, subtree: true });
    wait();
    return () => {
      clearTimeout(timer);
      headings.disconnect();
    };
  }, [path, t]);
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {said}
    </div>
  );
}
