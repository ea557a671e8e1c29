import type { DoorWords } from "./id";

/** Plain English. */
export const en: DoorWords = {
  accounts: {
    door: { chooseLanguage: "Language", hide: "Hide", show: "Show", toLogin: "Back to the login", weak: "Too short", enough: "Long enough", expired: "This link is no longer valid.", again: "Ask for a new link", changed: "Password changed. Please log in.", tooMany: "Try again in {{minutes}} minutes." },
    setup: {
      stepBusiness: "Your business", stepOwner: "Owner's account", step: "Step {{n}} of 2", next: "Next", back: "Back", workspaceHint: "Shown on the letterhead and in the menu.", zoneHint: "Decides days and months in every report.", ownerHint: "You become the owner: you see and set everything.", nameNeeded: "Enter the name of your business.",
    },
    modules: {
      sales: "Sales", salesText: "Leads, deals, price approvals, active customers.", outreach: "Telesales", outreachText: "Contact databases, records for the staff who call, reserved members and deposits.",
    },
  },
  setup: { title: "Set up your workspace", hint: "Less than a minute.", workspace: "Business name", zone: "Time zone", name: "Your name", submit: "Start" },
};
