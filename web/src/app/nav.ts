import { BarChart3, Building2, CheckCheck, ClipboardList, Contact, Database, FileUp, Gauge, Handshake, Inbox, LayoutDashboard, type LucideIcon, Package, ScrollText, Settings, ShieldCheck, ShoppingBag, Users, WalletCards, Wifi, ListChecks } from "lucide-react";
import type { Role, Session } from "./session";

/** A place in the menu. */
export interface Entry {
  to: string;
  /** Its words: `nav.{name}`. */
  name: string;
  icon: LucideIcon;
  permission?: string;
  /** Those whose permission reaches only what comes with their work elsewhere. */
  notFor?: Role[];
  /** Those who seldom need it: no entry for them, but the address works. */
  asideFor?: Role[];
  /** The module it belongs to, where a business can do without. */
  module?: string;
  /** The counter of the session that waits there. */
  badge?: string;
  /** Where exactly that is which the counter counts, if not all that the place shows; and the words for it. */
  counted?: { words: string; search: (session: Session) => Record<string, string> };
  /** The second key after `g`. */
  key?: string;
  /** What one makes there, and where: `["lead.new", "/leads?new=1"]`, and the permission it needs. */
  create?: [words: string, href: string, permission?: string];
}

/** Who works on a phone, outside: big targets below instead of a menu. */
export const ON_THE_ROAD: Role[] = ["technician"];

/** Who gives work to others. */
export const IN_THE_OFFICE: Role[] = ["owner", "manager", "admin"];

/** The menu, in the order of the work. A page appears here with one line. */
export const SECTIONS: { name: string; entries: Entry[] }[] = [
  { name: "main", entries: [{ to: "/", name: "home", icon: LayoutDashboard, key: "h" }] },
  {
    name: "sales",
    entries: [
      { to: "/leads", name: "leads", icon: ClipboardList, permission: "use_leads", module: "sales", badge: "overdue", counted: { words: "frame.late", search: ({ user }) => ({ overdue: "true", owner_id: user.id }) }, key: "l", create: ["lead.new", "/leads?new=1"] },
      { to: "/deals", name: "deals", icon: Handshake, permission: "read_deals", module: "sales", key: "d", create: ["frame.newDeal", "/deals/new", "write_deals"] },
      { to: "/approvals", name: "approvals", icon: CheckCheck, permission: "read_deals", module: "sales", badge: "approvals", key: "a" },
      { to: "/customers", name: "customers", icon: Building2, permission: "use_customers", notFor: ON_THE_ROAD, key: "c", create: ["customer.new", "/customers?new=1"] },
      { to: "/services", name: "services", icon: Wifi, permission: "use_customers", notFor: ON_THE_ROAD, key: "s" },
      { to: "/purchases", name: "purchases", icon: ShoppingBag, permission: "use_customers", notFor: ON_THE_ROAD },
    ],
  },
  {
    name: "telesales",
    entries: [
      { to: "/my-records", name: "myRecords", icon: Contact, permission: "use_records", module: "outreach", asideFor: IN_THE_OFFICE, badge: "new_batches", key: "m" },
      { to: "/databases", name: "databases", icon: Database, permission: "use_records", module: "outreach", key: "b", create: ["frame.newDatabase", "/databases?new=1", "manage_databases"] },
      { to: "/record-requests", name: "recordRequests", icon: Inbox, permission: "use_records", module: "outreach", badge: "download_requests", key: "q" },
      { to: "/assignments", name: "assignments", icon: ListChecks, permission: "manage_databases", module: "outreach" },
      { to: "/telesales-progress", name: "progress", icon: Gauge, permission: "use_records", module: "outreach", key: "t" },
      { to: "/reserved-members", name: "reservedMembers", icon: ShieldCheck, permission: "use_reservations", module: "outreach", badge: "reservations", key: "v" },
      { to: "/deposits", name: "deposits", icon: WalletCards, permission: "use_deposits", module: "outreach", key: "o" },
    ],
  },
  {
    name: "manage",
    entries: [
      { to: "/products", name: "products", icon: Package, permission: "read_products", key: "p" },
      { to: "/reports", name: "reports", icon: BarChart3, permission: "read_deals", key: "r" },
      { to: "/import", name: "imports", icon: FileUp, permission: "import", key: "i" },
      { to: "/users", name: "users", icon: Users, permission: "read_users", key: "u" },
      { to: "/settings", name: "settings", icon: Settings, permission: "manage_settings" },
      { to: "/audit", name: "audit", icon: ScrollText, permission: "read_audit" },
    ],
  },
];

const isFor = ({ user, permissions, modules }: Session, { permission, notFor, module }: Entry) =>
  (!permission || permissions.includes(permission)) && !notFor?.includes(user.role) && (!module || modules.includes(module));

/** The menu as a session sees it. */
export const sectionsFor = (session: Session) =>
  SECTIONS.map((section) => ({ ...section, entries: section.entries.filter((entry) => isFor(session, entry) && !entry.asideFor?.includes(session.user.role)) })).filter((section) => section.entries.length > 0);

export const entriesFor = (session: Session) => sectionsFor(session).flatMap((section) => section.entries);

/** Pages that no menu leads to, their module, and the permissions of which one is enough. */
const BEHIND: Record<string, { module: string; permissions: string[] }> = {
  "/settings/pipeline": { module: "sales", permissions: ["manage_settings", "manage_channels"] },
  "/settings/telesales": { module: "outreach", permissions: ["manage_databases"] },
};

/** Whether an address is nothing for the session, since the place that it belongs to is not in its menu. */
export function isClosed(session: Session, path: string) {
  const behind = BEHIND[path];
  if (behind) return !session.modules.includes(behind.module) || !behind.permissions.some((permission) => session.permissions.includes(permission));
  const place = SECTIONS.flatMap((section) => section.entries).find(({ to }) => to !== "/" && (path === to || path.startsWith(`${to}/`)));
  return place !== undefined && !isFor(session, place);
}
