import type { FrameWords } from "./frame.id";

/** Plain English. */
export const frame: FrameWords = {
  frame: {
    offline: "You are offline. What is open can still be read; what cannot be saved yet says so.", online: "Connected again.", newDeal: "New deal", newDatabase: "New database", quickAdd: "Create", shortcuts: "Keyboard shortcuts", notFound: "This page does not exist",
    notFoundText: "The address may be mistyped, the thing deleted, or not meant for you.", toHome: "To the dashboard", broken: "Something is wrong with this page", brokenText: "Your data is safe. Try loading it again; if that does not help, tell your admin.", reload: "Load again",
    opened: "{{title}} opened", waiting: "{{count}} waiting", late_one: "{{count}} of your follow-ups is late", late: "{{count}} of your follow-ups are late", account: "Account", inbox: "Notifications", more: "More", signedOut: "Your session ended. Log in again; what you typed is kept.",
  },
  keys: {
    title: "Keyboard shortcuts", anywhere: "Anywhere", inLists: "In lists", search: "Search everything", go: "Go to {{page}}", help: "These shortcuts", back: "Close or go back", sidebar: "Collapse the menu",
    filter: "Search the list", next: "Next row", previous: "Previous row", open: "Open the row", select: "Select the row", create: "Create", edit: "Edit",
  },
};
