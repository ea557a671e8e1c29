import type { StoryCatalogue } from "./story.id";

/** Plain English. */
export const story: StoryCatalogue = {
  activity: {
    call: "Call", chat: "Chat", meeting: "Meeting", email: "Email", note: "Note", system: "System", reached: "Reached", no_answer: "No answer", interested: "Interested", not_interested: "Not interested", rescheduled: "Rescheduled",
    wrong_number: "Wrong number", sent: "Sent", done: "Done",
  },
  event: {
    "lead.created": "created the lead", "lead.moved": "moved the stage", "lead.assigned": "assigned the lead", "lead.updated": "changed the lead", "lead.removed": "deleted the lead", "lead.restored": "restored the lead", "lead.merged": "merged leads",
    "deal.created": "created a deal", "deal.submitted": "submitted a deal", "deal.approved": "approved a deal", "deal.rejected": "rejected a deal", "deal.won": "activated a deal", "deal.cancelled": "cancelled a deal",
    "deal.updated": "changed a deal", "deal.removed": "deleted the deal", "deal.restored": "restored the deal", "deal.approval_void": "approval void because of a change", "customer.created": "created the customer", "customer.updated": "changed the customer", "customer.merged": "merged customers", "customer.removed": "deleted the customer",
    "service.created": "opened a service", "service.suspended": "suspended a service", "service.resumed": "resumed a service", "service.terminated": "ended a service", "service.started": "started a service", "service.product_changed": "changed the package", "purchase.created": "recorded a purchase", "purchase.updated": "corrected a purchase", "purchase.removed": "took a purchase back",
    "database.created": "made a database", "database.filled": "filled a database", "database.updated": "changed the database", "database.removed": "deleted the database", "database.restored": "restored the database", "database.recycled": "took records back", "database_kind.created": "made a kind of databases", "database_kind.updated": "changed the kind of databases", "database_kind.removed": "deleted the kind of databases",
    "record.marked": "marked a record", "record.updated": "changed a record", "record.removed": "deleted a record", "record.restored": "restored a record", "record.lead_made": "made a lead of a record", "records.requested": "asks for records", "records.granted": "granted your request for records", "records.rejected": "rejected your request for records", "records.assigned": "gave out records", "records.moved": "moved records", "records.recycled": "took records back", "records.returning": "takes untouched records back at midnight", "batch.undone": "took a batch back", "records.handed_over": "handed over the records of somebody who left", "batch.updated": "renamed a batch",
    "download_request.created": "asked for records", "download_request.approved": "granted a request for records", "download_request.rejected": "rejected a request for records", "download_request.cancelled": "took back a request for records", "reservation.created": "reserved a member", "reservation.requested": "asks to reserve a member", "reservation.approved": "approved a reserved member", "reservation.rejected": "rejected a reserved member", "reservation.updated": "changed a reserved member", "reservation.moved": "moved a reserved member", "reservation.removed": "deleted a reserved member", "reservation.expired": "ended a reserved member", "reservation.handed_over": "handed over the reserved members of somebody who left",
    "import.done": "finished the import", "import.failed": "could not finish the import", "import.undone": "took the import back", "import.uploaded": "uploaded a file to import", "import.confirmed": "started the import", "import.discarded": "left the import", "import.undo_asked": "asked to take the import back",
    "export.done": "made the ordered file", "export.failed": "could not make the ordered file",
    "custom_field.created": "added a field", "custom_field.updated": "changed the field", "custom_field.removed": "removed the field",
    "saved_view.created": "saved the view", "saved_view.updated": "changed the view", "saved_view.removed": "deleted the view",
    "deposit.created": "entered a deposit", "deposit.updated": "changed a deposit", "deposit.removed": "deleted a deposit",
    "approval.requested": "asks for approval", "lead.follow_up_due": "time to follow up",
  },
  timeline: { all: "Everything", activity: "Activities", change: "Changes", deal: "Deals", empty: "Nothing yet", emptyText: "What happens here is written down by itself.", plan: "Next: {{action}}", minutes: "{{count}} minutes", today: "Today", yesterday: "Yesterday" },
  report: {
    period: "Period", today: "Today", yesterday: "Yesterday", this_week: "This week", last_week: "Last week", this_month: "This month", last_month: "Last month", last_7_days: "Last 7 days", last_30_days: "Last 30 days", last_90_days: "Last 90 days", all_time: "All time", needsDays: "Choose the first and the last day.",
    this_quarter: "This quarter", last_quarter: "Last quarter", this_year: "This year", last_year: "Last year", custom: "Choose dates", from: "From", to: "To", group: "Group by", granularity: "Per", day: "Day", week: "Week", month: "Month",
    groups: { period: "Period", product: "Product", owner: "Owner", channel: "Channel", level: "Approval", stage: "Stage" }, empty: "No data in this period",
  },
};
