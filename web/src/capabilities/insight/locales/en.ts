import type { InsightCatalogue } from "./id";

/** Plain English. */
export const en: InsightCatalogue = {
  home: {
    greeting: "Hello, {{name}}", won_total: "Sales this month", won_count: "Deals won", pipeline: "Open lead value", new_leads: "New leads", conversion: "Win rate", mrr: "Monthly revenue (MRR)", unmarked: "Untouched", marked: "Marked this month", responded: "Responded this month", deposits: "Deposits this month",
    active_customers: "Active customers", against: "vs last month", trend: "Sales over 6 months", trendHint: "Value of activated deals", funnel: "Lead funnel", funnelHint: "Leads that entered each stage, 6 months",
    waiting: "Waiting for you", approvals: "Approvals", overdue: "Late follow-ups", to_activate: "Ready to activate", nothing: "Nothing is waiting.", topOwners: "Best sellers this month", topProducts: "Top products this month",
    welcome: "Welcome", technicianToday: "Field jobs are not in this version yet; once they are, yours appear here. Until then you can look at the products and set up your profile.", staffToday: "Once there is work for you, it is here.", waits: "{{count}} new", noSales: "No sales yet this month.",
    won_total_month: "Sales", followUps: "Needs a follow-up", followUpsHint: "{{count}} leads, those that wait longest first", seeAll: "See all", nothingLate: "No follow-up is late.", firstSteps: "Start here", firstStepsHint: "{{done}} of {{all}} steps done for {{name}}.", hideSteps: "Hide the first steps", stepDone: "Done.",
    demo: { offered: "Want to look around first?", offeredText: "Fill in half a year of example sales. Everything is in your name, no example users come in, and it can be removed at any time.", fill: "Fill in demo data", noThanks: "No, thanks", filling: "Demo data is being put in …", present: "This is demo data", presentText: "The numbers and names here are examples. Remove them when you are ready to work with your own.", remove: "Remove demo data", word: "remove demo", removeText: "All demo data is deleted for good. What your own data refers to stays. Type \"{{word}}\" to go on.", gone: "The demo data is gone.", kept: "The demo data is gone. What your own data refers to stays ({{count}}): {{names}}" },
    steps: { products: "Fill in the price list", users: "Invite your colleagues", settings: "Complete the business's details", lead: "Write down the first lead", deal: "Make the first deal" },
    stepHints: { products: "Selling prices are computed from cost and margin.", users: "Everybody logs in with their own account and sees what is theirs.", settings: "Name, address and phone for the quotation's letterhead; price rounding; pipeline.", lead: "A name and a WhatsApp number are enough.", deal: "Choose products and the negotiated price; the program knows who has to approve." },
  },
  reports: {
    all: "All reports", noChannel: "No channel", level: "Approval", levels: { none: "None needed", leader: "Leader", owner: "Owner" }, city: "City", compareShort: "Compare", holdAgainst: { previous: "The period before", last_year: "The same period last year" }, before: "Before", against: "vs {{period}}", rows: "Details", open: "See the rows", total: "Total", auto: "Automatic", emptyText: "Try a longer period, or another report.", change: "Change", perPeriod: "By {{what}}", others: "{{count}} more in the table only",
    about: { "sales-summary": "Deals won, their value, discounts and margin over time.", "sales-by": "Who and what brings in the sales.", "deals-approvals": "How many needed approval, and what was given off.", "leads-funnel": "How far leads come, and how long it takes.", "leads-by": "New leads, and how many become customers.", "active-customers": "Customers with running services and their monthly revenue." },
  },
  docs: { title: "Langgan API", hint: "The full description (OpenAPI 3.1) is at /api/openapi.json." },
  apiDocs: { find: "Find a path, word or section", count: "{{count}} operations", parameters: "Parameters", body: "Request body", answers: "Answers", download: "Download openapi.json", required: "required", none: "Nothing matches." },
};
