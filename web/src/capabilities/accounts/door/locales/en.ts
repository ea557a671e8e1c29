import type { DoorWords } from "./id";

/** Plain English. */
export const en: DoorWords = {
  login: {
    title: "Log in to Langgan", email: "Email", password: "Password", submit: "Log in", forgot: "Forgot your password?", showPassword: "Show password", capsLock: "Caps Lock is on.",
    code: "Authenticator code", codeHint: "Six digits from your app, or a recovery code.", forgotTitle: "Forgot your password", forgotHint: "We send a link to choose a new one.",
    forgotSent: "If that email is known, the link is on its way.", send: "Send link", resetTitle: "New password", newPassword: "New password", newHint: "At least 10 characters.",
    changeTitle: "Change your password", changeHint: "The initial password must be changed before you start.", current: "Current password", changed: "Password changed.", lead: "The CRM for businesses that sell and serve over WhatsApp.",
  },
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
