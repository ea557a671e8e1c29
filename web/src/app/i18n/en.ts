import type { Catalogue } from "./id";

/** Plain English. */
export const en: Catalogue = {
  app: { name: "Langgan", skip: "Skip to content" },
  action: {
    save: "Save", cancel: "Cancel", close: "Close", edit: "Edit", remove: "Delete", restore: "Restore", add: "Add", export: "Export", import: "Import", retry: "Try again",
    clear: "Clear", copy: "Copy", copied: "Copied", back: "Back", apply: "Apply", assign: "Assign", move: "Move", more: "More", open: "Open",
    logout: "Log out", submit: "Submit", approve: "Approve", reject: "Reject", activate: "Activate", confirm: "Yes, go on", undo: "Undo", show: "Show", hide: "Hide",
  },
  state: {
    points: "points", offline: "The server cannot be reached. Check your connection.", notFound: "Not found, or not yours to see.", failed: "Something went wrong. Try again.",
    saved: "Saved.", stale: "Somebody just changed this. Load it again, then save.", reload: "Load the latest", none: "None", yes: "Yes", no: "No",
  },
  stale: { title: "Somebody else just changed this", hint: "Nothing is lost. Choose what stands.", field: "Field", mine: "Yours", theirs: "Latest", see: "Take the latest", keep: "Keep mine" },
  table: {
    search: "Search", nothingFound: "Nothing matches", nothingFoundHint: "Try another word or clear the filters.", clearFilters: "Clear filters", pages: "Pages",
    range: "{{first}}–{{last}} of {{total}}", previous: "Previous", next: "Next", selected: "{{count}} selected", selectAll: "Select all on this page", selectRow: "Select {{name}}",
  },
  nav: {
    telesales: "Telesales", myRecords: "My records", databases: "Databases", recordRequests: "Record requests", assignments: "All assignments", progress: "Progress & quality", reservedMembers: "Reserved members", deposits: "Deposits (OMSET)",
    main: "Main", sales: "Sales", manage: "Manage", home: "Dashboard", leads: "Leads", deals: "Deals", approvals: "Approvals", customers: "Customers", services: "Active customers",
    products: "Products", reports: "Reports", users: "Users", settings: "Settings", audit: "Audit log", notifications: "Notifications", profile: "Profile", menu: "Menu", collapse: "Collapse menu",
    search: "Search anything", theme: "Light or dark", language: "Language", userMenu: "User menu", purchases: "Purchases", imports: "Imports", downloads: "Downloads",
  },
  role: { owner: "Owner", manager: "Manager", admin: "Admin / CS", sales: "Sales", technician: "Technician", staff: "Telesales staff" },
  lead: {
    one: "Lead", new: "New lead", name: "Name", phone: "Phone / WhatsApp", email: "Email", address: "Address", organization: "Organisation", need: "Need", product: "Product", channel: "Channel", owner: "Owner", stage: "Stage",
    value: "Estimated value", close: "Expected close", next: "Next action", nextAt: "When", created: "Created", lastActivity: "Last activity", table: "Table", board: "Board", empty: "No leads yet",
    emptyText: "Write down your first prospect; a name and a WhatsApp number will do.", edit: "Edit lead", lost: "Mark as lost", lostReason: "Why it was lost", note: "Note", moveTo: "Move to", overdue: "Late", trash: "Trash",
    log: "Log an activity", outcome: "Outcome", timeline: "Timeline", chat: "WhatsApp chat", copyUrl: "Copy link", duplicate: "Known already", duplicateText: "This phone or email belongs to:", colleague: "Already handled by a colleague.",
    saveAnyway: "Save anyway", won: "A lead is won when its deal is activated.", removeText: "The lead goes to the trash and can be restored for 90 days.", bulkDone: "{{done}} done, {{failed}} not.", newDeal: "New deal", noDeals: "No deals yet.", unassigned: "Nobody yet",
  },
  deal: { status: "Status" },
  customer: {
    one: "Customer", new: "New customer", code: "Code", city: "City", status: "Status", active: "Active", inactive: "Inactive", lifetime: "Lifetime value", lastPurchase: "Last purchase", services: "Services", purchases: "Purchases", timeline: "Timeline",
    empty: "No customers yet", emptyText: "Customers come from activated deals, or add one yourself.", street: "Street", province: "Province", postal: "Postal code", notes: "Notes", since: "Since", mrr: "MRR", privacyExport: "Download personal data", privacyErase: "Erase personal data", eraseText: "Name, phone, email, address and notes are wiped everywhere. The numbers stay. This cannot be undone.",
  },
  product: {
    one: "Product", new: "New product", sku: "SKU", name: "Name", category: "Category", kind: "Kind", subscription: "Subscription", one_off: "One-off", cost: "Cost price", margin: "Margin", list: "List price", unit: "Unit", speed: "Speed (Mbps)", active: "Sold", inactive: "Not sold",
    empty: "No products yet", emptyText: "Fill your price list; list prices are computed from cost and margin.", description: "Description", history: "Price history", computed: "Computed from cost and margin", skuHint: "Leave empty to have one made.", newCategory: "New category", deactivate: "Stop selling", activate: "Sell again",
  },
  profile: { title: "Profile", account: "Account", security: "Security", phone: "Phone", language: "Language", theme: "Appearance", light: "Light", dark: "Dark", system: "As the device", sessions: "Open sessions", thisSession: "This session", endSession: "End", changePassword: "Change password" },
  notification: { all: "Open the page", unread: "Unread", empty: "No notifications", readAll: "Mark all as read", title: "Notifications" },
  search: { hint: "Name, code, email or phone number", nothing: "Nothing found.", kinds: { records: "Telesales records", leads: "Leads", customers: "Customers", deals: "Deals", products: "Products", users: "Users" }, pages: "Pages" },
};
