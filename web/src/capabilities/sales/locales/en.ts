import type { SalesCatalogue } from "./id";

/** Plain English. */
export const en: SalesCatalogue = {
  sales: {
    filters: {
      product: "Product", created: "Created", from: "From", to: "To", today: "Today", week: "7 days", month: "30 days", quarter: "90 days",
      mine: "Mine", overdue: "Overdue", trash: "Trash",
    },
    views: {
      all: "All leads", mine: "My leads", overdue: "Overdue follow-ups", fresh: "New in 7 days", valuable: "Open, highest value", trash: "Trash",
    },
    bulk: {
      clear: "Clear selection", all: "Select all {{total}} results", isAll: "All {{total}} results selected", removed: "{{done}} leads moved to the trash",
      restored: "{{done}} leads restored", assigned: "{{done}} leads assigned", moved: "{{done}} leads moved",
      someFailed: "{{done}} done, {{failed}} not", results: "Results by lead", resultsHint: "Those that failed stay as they were.", done: "Done", failed: "Not done", removeTitle: "Remove {{count}} leads?",
      lostTitle: "Mark {{count}} leads as lost", lostHint: "The reason applies to all chosen leads.", lead: "Lead",
    },
    board: {
      empty: "No leads in this stage", more: "Load more", drag: "Move {{name}}", menu: "Move {{name}} to another stage", moved: "{{name}} moved to {{stage}}.", failed: "{{name}} went back to its stage", owner: "Everybody",
      howTo: "Press space to lift a card, left or right to choose a stage, space to drop it, Esc to cancel.",
      lifted: "{{name}} lifted.", over: "{{name}} is over {{stage}}.", nowhere: "{{name}} is over no stage.", dropped: "{{name}} dropped in {{stage}}.", cancelled: "Cancelled. {{name}} stays where it was.",
      wonTitle: "Leads are won through a deal", wonText: "{{name}} becomes “{{stage}}” when its deal is approved and activated. The customer and services are created in the same step.", newDeal: "Create deal", seeLead: "Open lead",
      inStage: "in this stage {{since}}", due: "due {{when}}",
    },
    record: {
      copyPhone: "Copy number", copyLink: "Copy link to lead", copyWa: "Copy WhatsApp link", call: "Call", edit: "Edit {{field}}", empty: "Fill in", facts: "About this lead", more: "More actions", since: "since {{when}}",
      noNext: "No next action yet", noNextHint: "Leads without a plan are easily forgotten.", plan: "Plan one", replan: "Change plan", isLate: "Overdue, {{when}}", isDue: "{{when}}", clearPlan: "Clear plan", logIt: "Log the outcome",
      inTrash: "This lead has been in the trash since {{when}}.", lost: "Lost because of {{reason}}", reopen: "Choose a stage to reopen it.", becameCustomer: "Became a customer", convert: "Make a customer", convertText: "{{name}} becomes a customer without a deal, and the lead is won.",
      duplicates: "Maybe the same person", sameElsewhere: "A colleague also handles this number or email.", merge: "Merge", mergeTitle: "Merge into {{name}}", mergeHint: "Activities and deals of the chosen lead move here. Empty fields here are filled from there; filled ones stay.",
      mergeFind: "Find the lead to merge", mergeNone: "No other lead matches.", merged: "Merged.", mergedInto: "This lead was merged into {{name}}.", keeps: "Stays here", folds: "Is merged into it", mergeUndo: "A merge cannot be undone.",
      trashed: "{{name}} moved to the trash", restored: "{{name}} restored", assigned: "Assigned to {{name}}.", lostReason: "Lost because", utm: "Advertisement",
      deals: "Deals", loadFailed: "The deals could not be loaded.", expected: "Expected close", code: "Code", at: "Time",
    },
    log: {
      title: "Log an activity", what: "What was done", outcome: "Outcome", note: "Note", noteHint: "What was said?", next: "Next action", nextHint: "For example: send the quotation", when: "When", earlier: "Not just now?", at: "When it happened", minutes: "Duration (minutes)",
      keep: "The plan “{{action}}” still stands", tomorrow: "Tomorrow", inThree: "In 3 days", nextWeek: "Next week", clear: "No time", save: "Log", saved: "Logged.",
    },
    form: {
      contact: "Contact", need: "Need", deal: "Value and plan", phoneOrEmail: "Enter a phone number or an email.", badPhone: "This number cannot be right.", badEmail: "This email is not complete.", nameNeeded: "Enter a name.", tooLong: "At most {{max}} characters.",
      known: "Known already", colleague: "A colleague already handles this number or email.", anyway: "Save as a new lead anyway", anywayNeeded: "Tick this first if it really is another person.", organizationHint: "Company, school or place they come from.",
      kept: "Your earlier input was restored.", discard: "Start over", ownerAuto: "Automatic: the channel's rule or you", more: "More fields", less: "Fewer fields", fix: "{{count}} fields need your attention.",
    },
    stale: {
      title: "Somebody just changed this", hint: "Your change is not saved yet. Compare, then choose.", field: "Field", mine: "Yours", theirs: "Now", see: "Use what is there", keep: "Save mine",
    },
    pipeline: {
      title: "Pipeline", stages: "Stages", stagesHint: "The order of the board's columns. Probabilities feed the forecast.", reasons: "Reasons for losing", reasonsHint: "Chosen when a lead is marked as lost.", channels: "Channels", channelsHint: "Where leads come from, and who gets them.",
      add: "Add stage", addReason: "Add reason", addChannel: "Add channel", name: "Name", probability: "Probability", color: "Colour", kind: "Kind", followUp: "Remind after idle (days)", followUpHint: "Leave empty for no reminder.", reminder: "Reminder after {{days}} days",
      up: "Move {{name}} up", down: "Move {{name}} down", drag: "Drag {{name}}", edit: "Edit {{name}}", remove: "Remove {{name}}", editStage: "Edit stage", newStage: "New stage", editReason: "Edit reason", newReason: "New reason", editChannel: "Edit channel", newChannel: "New channel",
      removeStage: "Remove stage {{name}}?", removeText: "Leads in this stage, also those in the trash, move to its successor.", successor: "Successor", chooseSuccessor: "Choose a stage", removeReason: "Remove reason {{name}}?", removeReasonText: "A reason that has been used cannot be removed.",
      removeChannel: "Remove channel {{name}}?", removeChannelText: "A channel that has been used cannot be removed; deactivate it instead.", open: "Open", won: "Won", lost: "Lost", active: "In use", inactive: "Not in use", isActive: "Use for new leads",
      rule: "Leads without an owner", noRule: "Go to whoever adds them", round_robin: "Take turns in a team", fewest_open: "Whoever has the fewest open leads", fixed: "Always the same person", team: "Team", person: "Recipient", noReasons: "No reasons yet", noChannels: "No channels yet", reordered: "Order saved.",
      kinds: { whatsapp: "WhatsApp", instagram: "Instagram", facebook: "Facebook", tiktok: "TikTok", google: "Google", website: "Website", referral: "Referral", walk_in: "Walk-in", phone: "Phone", email: "Email", event: "Event", other: "Other" },
      colors: { slate: "Slate", blue: "Blue", violet: "Violet", amber: "Amber", green: "Green", red: "Red", teal: "Teal", pink: "Pink", orange: "Orange", indigo: "Indigo" },
    },
  },
};
