import { useRouterState } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

const SETTLED = 400;

/** Says which page was opened, to those who don't see it, and names the browser's tab after it. */
export function Announcer() {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [said, say] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => {
      const title = document.querySelector("h1")?.innerText.replace(/\s+/g, " ").trim();
      document.title = title ? `${title} · Langgan` : "Langgan";
      if (title) say(t("frame.opened", { title }));
    }, SETTLED);
    return () => clearTimeout(timer);
  }, [path, t]);
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {said}
    </div>
  );
}
