import type { DoorWords } from "./id";

/** Plain English. */
export const en: DoorWords = {
  accounts: {
    door: { chooseLanguage: "Language", hide: "Hide", show: "Show", toLogin: "Back to the login", weak: "Too short", enough: "Long enough", expired: "This link is no longer valid.", again: "Ask for a new link", changed: "Password changed. Please log in.", tooMany: "Try again in {{minutes}} minutes." },
    setup: {
      stepBusiness: "Your business", stepOwner: "Owner's account", step: "Step {{n}} of 2", next: "Next", back: "Back", workspaceHint: "Shown on the letterhead and in the menu.", zoneHint: "Decides days and months in every report.", modules: "What do you need?", modulesHint: "Can be changed any time in Settings.", ownerHint: "You become the owner: you see and set everything.", nameNeeded: "Enter the name of your business.",
    },
    modules: {
      sales: "Sales", salesText: "Leads, deals, price approvals, active customers.", marketing: "Marketing", marketingText: "Targets, ads, funnel by channel.", messaging: "Conversations", messagingText: "WhatsApp inbox and broadcasts.", planner: "Planner", plannerText: "Tasks, calendar, news.", desk: "Service desk", deskText: "Tickets, claiming jobs, visits, ratings.", billing: "Billing", billingText: "Invoices, payments, suspension.", outreach: "Telesales", outreachText: "Contact databases, reservations, deposits.",
    },
  },
  setup: { title: "Set up your workspace", hint: "Less than a minute.", workspace: "Business name", zone: "Time zone", name: "Your name", submit: "Start" },
};
