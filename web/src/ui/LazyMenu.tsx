import { type ReactElement, Suspense, cloneElement, lazy, useState } from "react";
import type { MenuEntry } from "./Menu";

const load = () => import("./MenuAtOnce");
const Menu = lazy(load);

interface TriggerProps {
  onClick?: () => void;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  "aria-haspopup"?: "menu";
}

/** A menu whose code comes when somebody reaches for its button. */
export function LazyMenu({ trigger, entries }: { trigger: ReactElement<TriggerProps>; entries: MenuEntry[] }) {
  const [isWanted, want] = useState(false);
  const reach = () => void load();
  const button = cloneElement(trigger, { onClick: () => want(true), onPointerEnter: reach, onFocus: reach, "aria-haspopup": "menu" });
  if (!isWanted) return button;
  return (
    <Suspense fallback={button}>
      <Menu trigger={trigger} entries={entries} />
    </Suspense>
  );
}
