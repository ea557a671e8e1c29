import type { OutreachCatalogue } from "./id";

/** Plain English. */
export const en: OutreachCatalogue = {
  outreach: {
    unknown: "Unknown", chooseProduct: "Choose a product", staff: "Staff", everybody: "Everybody", noStaff: "There are no telesales staff yet. Add them under Users.", reason: "Reason", trash: "Trash", total: "Total", usual: "Usual numbers", readyNow: "{{shown}} records are available.",
    readyNow_one: "{{shown}} record is available.",
    database: {
      one: "Database", new: "New database", edit: "Edit database", name: "Name", kind: "Kind", kindHint: "Records of different kinds are never mixed; the kind cannot be changed later.", staffHint: "Choose a database, ask for some records, and wait until an admin gives them out.",
      empty: "No databases yet", emptyText: "Make a database, fill it, and give its records to staff.", emptyStaff: "Once an admin has made a database, you can ask for its records here.", emptyTrash: "The trash is empty", inTrash: "This database has been in the trash since {{when}}.", restored: "{{name}} is back.", removed: "{{name}} moved to the trash.",
      removeTitle: "Delete {{name}}?", removeText: "{{shown}} records go to the trash with it and can be restored for 90 days.", removeText_one: "{{shown}} record goes to the trash with it and can be restored for 90 days.", removeHeld: "{{shown}} of them are with staff now and disappear from their lists.", removeHeld_one: "{{shown}} of them is with somebody now and disappears from their list.",
    },
    counts: {
      total: "Records", ready: "Available", available: "Not given yet", assigned: "Assigned", recycled: "Recycled", invalid: "Invalid", ada: "Ada", tidak: "Tidak", ceklis1: "Ceklis 1", untouched: "Untouched", where: "Where the records are", became: "What became of the assigned",
      records: "{{shown}} records", records_one: "{{shown}} record", checkedOf: "{{share}} of {{shown}} checked",
    },
    record: {
      one: "Record", status: "Standing", username: "Username", row: "Row", assignedAt: "Assigned", markedAt: "Marked", dnc: "Do not contact", dncHint: "Holds for every record with this number in all databases; those with staff are taken back at once.", empty: "This database is still empty", emptyText: "Paste rows from Excel with “Add records”.", emptyTrash: "No records in the trash",
      inTrash: "This record has been in the trash since {{when}}.", removed: "{{name}} moved to the trash.", restored: "{{name}} is back.",
    },
    add: {
      title: "Add records", file: "Upload CSV or Excel", fileHint: "Up to 200,000 rows, with columns matched.", rows: "Paste rows", rowsHint: "One person a line: name, WhatsApp number, username. Straight from Excel works.", preview: "Preview", more: "and {{shown}} more rows", more_one: "and {{shown}} more row", skip: "Skip numbers that databases of this kind have already", go: "Add {{shown}} records", go_one: "Add {{shown}} record", atRow: "Row {{row}}: {{fault}}",
      done: "{{shown}} records added.", done_one: "{{shown}} record added.", invalid: "{{shown}} numbers are not valid and marked so.", invalid_one: "{{shown}} number is not valid and marked so.", skipped: "{{shown}} skipped, known already.", skipped_one: "{{shown}} skipped, known already.", known: "{{shown}} numbers are in another database, too.", known_one: "{{shown}} number is in another database, too.",
    },
    assign: {
      title: "Assign", quick: "Quick assign", quickTitle: "Assign records at random", chosenTitle: "Assign {{shown}} records", chosenTitle_one: "Assign {{shown}} record", quickHint: "Reserved members and people who do not want to be contacted are left out.", chosenHint: "Split evenly among those you choose. What cannot be given stays where it is.", quantity: "How many records", to: "To", titleHint: "Leave empty for the database's name and today's date.", left: "not given:", go: "Assign", done: "{{shown}} records assigned.", done_one: "{{shown}} record assigned.",
    },
    recycle: {
      title: "Recycle", hint: "What is taken back can be given again. What was marked still counts in the figures; what became a lead is not taken back.", which: "Which ones", untouched: "Untouched ones", all: "All that are assigned", older_than_days: "Assigned longer ago than …", days: "How many days", from: "From", go: "Take back", done: "{{shown}} records taken back.", done_one: "{{shown}} record taken back.", confirm: "Take {{shown}} records back?", confirm_one: "Take {{shown}} record back?",
    },
    bulk: { all: "Select all {{total}} results", isAll: "All {{total}} results selected", clear: "Clear selection", move: "Move to", moved: "{{shown}} records moved.", moved_one: "{{shown}} record moved." },
    outcomes: { title: "{{done}} done, {{failed}} not", hint: "Those that were not done stay as they were.", more: "and {{shown}} more", more_one: "and {{shown}} more" },
    request: {
      ask: "Ask for records", quantity: "How many records", noteHint: "For when, for example.", send: "Send request", sent: "Request sent. You will be told once it is decided.", asked: "Asked for", at: "Time", answer: "Actions", cancel: "Cancel", cancelled: "Request cancelled.", open: "Open the records",
      emptyQueue: "Nothing is waiting", emptyQueueText: "Requests from staff appear here.", empty: "No requests yet", emptyText: "Ask for records of a database; what comes of it shows here.", approveTitle: "Approve the request of {{name}}", rejectTitle: "Reject the request of {{name}}", give: "Give", askedFor: "{{shown}} asked for.", askedFor_one: "{{shown}} asked for.", granted: "{{shown}} given", granted_one: "{{shown}} given", given: "{{shown}} records given to {{name}}.", given_one: "{{shown}} record given to {{name}}.", refused: "Rejected.",
      show: { pending: "Waiting", decided: "Decided", all: "All" }, status: { pending: "Waiting", approved: "Approved", rejected: "Rejected", cancelled: "Cancelled" },
    },
    batch: {
      one: "Batch", title: "Batch title", new: "New", all: "See all my records", yes: "Responded", no: "No response", rename: "Rename {{title}}", shown: "{{shown}} batches", shown_one: "{{shown}} batch", empty: "No records for you yet", emptyText: "Ask for records of a database; once approved, the batch shows here.", emptied: "No records here", emptiedText: "They may have been taken back or moved.",
    },
    mark: {
      whatsapp: "WhatsApp", status: "WhatsApp status", ada: "Ada", tidak: "Tidak", ceklis1: "Ceklis 1", none: "Not yet", responded: "Response", yes: "Yes", no: "No", statusOf: "WhatsApp status of {{name}}", respondedOf: "Response of {{name}}", open: "Open WhatsApp of {{name}}", copyUrl: "Copy WA link", copyNumber: "Copy number", addNote: "Write a note on {{name}}", saveNote: "Save note",
      saved: "{{name}}: {{what}}", savedLater: "{{name}}: {{what}} (waiting for a connection)", keys: "Keyboard: j and k choose a row, 1 Ada, 2 Tidak, 3 Ceklis 1, y and n for the response, e for a note.",
    },
    cards: { title: "Cards", at: "{{at}} of {{total}}", left: "{{shown}} untouched", left_one: "{{shown}} untouched", untouched: "To the next untouched one", haste: "Go on by itself", hasteHint: "Shows the next record once Tidak, Ceklis 1 or a response is marked." },
    outbox: { pill: "Waiting to be sent", waiting: "{{shown}} marks have not been sent. They are kept on this device and sent once you are connected.", waiting_one: "{{shown}} mark has not been sent. It is kept on this device and sent once you are connected.", now: "Send now", refused: "{{name}} was not marked: {{why}}" },
    lead: { make: "Make a lead", made: "Is a lead", done: "{{name}} is a lead now.", known: "Sales knows this number already", knownText: "A colleague in sales may be working with {{name}}. Make a new lead only if it is needed.", anyway: "Make a lead anyway" },
    assignment: { empty: "Nothing is assigned yet", emptyText: "Assign records from a database." },
    progress: {
      assigned: "Assigned", checked: "Checked", checkedShare: "% checked", quality: "Quality", responded: "Response", respondedShare: "% response", last: "Last activity", trend: "By day", trendHint: "How many were checked, are on WhatsApp, and responded", people: "By staff", peopleHint: "Quality is Ada among the checked",
      carriedHint: "+ {{shown}} left from before", carriedHint_one: "+ {{shown}} left from before", checkedHint: "{{share}} of what was there to check", qualityHint: "Ada among the checked", respondedHint: "{{shown}} people responded", respondedHint_one: "{{shown}} person responded", empty: "No work yet", emptyText: "Choose another period, or assign some records first.", line: "{{checked}} checked of {{assigned}} ({{share}}), response {{responded}}",
    },
    reservation: {
      new: "Add reserved member", ask: "Ask for a reserved member", edit: "Edit reserved member", hint: "Names of a product that belong to one of the staff and are not given to others.", name: "Name", nameHint: "Capitals and extra spaces make no difference.", for: "For", forMe: "Myself", expires: "Holds until", expiresHint: "Leave empty for no end.", never: "No end",
      empty: "No reserved members yet", emptyText: "All staff see the approved names.", asked: "Request sent. You will be told once it is decided.", approved: "Approved.", move: "Move to somebody else", moved: "{{name}} belongs to {{staff}} now.", heldBy: "Belongs to {{name}} now.", to: "Move to", more: "More for {{name}}", removed: "{{name}} is no longer reserved.", removeTitle: "Delete {{name}}?", removeText: "The name no longer belongs to {{staff}}, and anybody may ask for it. This cannot be undone.",
      status: { pending: "Waiting", approved: "Approved", rejected: "Rejected", expired: "Over" },
    },
    deposit: {
      short: "Deposits", view: { sheet: "Sheet", summary: "Summary", rows: "All rows" }, ref: "ID", base: "Nominal", multiplier: "Multiplier", total: "Total", note: "Note", day: "Date", newRow: "new row", removeRow: "Delete the row of {{name}}", keepRow: "Keep the row of {{name}}", former: "Former choice", otherProduct: "Other product", pickDay: "Choose a day", dayBefore: "Day before", dayAfter: "Day after", monthBefore: "Month before", monthAfter: "Month after",
      rows: "{{shown}} rows", rows_one: "{{shown}} row", empty: "No deposits on this day yet", emptyText: "Type into the row below, or paste rows from Excel. Enter goes down, Tab goes right.", emptyList: "No deposits yet", emptyPeriod: "No deposits in this period", unsaved: "{{shown}} rows not saved", unsaved_one: "{{shown}} row not saved", discard: "Discard changes",
      someLeft: "Somebody just changed {{count}} rows. Look at them, then save again.", someLeft_one: "Somebody just changed {{count}} row. Look at it, then save again.", overtaken: "{{name}} just changed this row.", somebody: "Somebody", gone: "Somebody deleted this row.", letGo: "Let it go", addAgain: "Add it again", count: "Deposits", omset: "OMSET", average: "Average", trend: "OMSET by day", trendHint: "Nominal × multiplier", byStaff: "By staff", byProduct: "By product", byDay: "By day", byDayHint: "Open a day to see each of its rows", firstRows: "The first {{shown}} rows", openSheet: "Open this day's sheet",
    },
    kinds: {
      title: "Kinds of databases", list: "Kinds", hint: "Numbers are compared among databases of one kind; different kinds are never mixed.", add: "New kind", edit: "Edit {{name}}", editTitle: "Edit kind", remove: "Delete {{name}}", removeTitle: "Delete the kind {{name}}?", removeText: "Only a kind that no database has can be deleted.", empty: "No kinds yet", name: "Name", rules: "Rules",
      requires_product: "Needs a product", requires_product_hint: "Every database must have a product; without this it may be Unknown.", excludes_reserved: "No reserved members", excludes_reserved_hint: "Reserved members of the product are left out when records are given.", staff_may_request: "Staff may ask", staff_may_request_hint: "Staff see these databases and may ask for their records.",
    },
  },
};
