import type { ReactNode } from "react";
import { Menu, type MenuEntry } from "./Menu";

/** A menu that is open as soon as it is there. */
export default function MenuAtOnce(props: { trigger: ReactNode; entries: MenuEntry[] }) {
  return <Menu {...props} isOpenAtFirst />;
}
