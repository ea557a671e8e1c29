import type { ImportWords } from "./id";

/** Plain English. */
export const en: ImportWords = {
  imports: {
    hint: "Bring data from Excel, CSV or LibreOffice. Nothing is stored before you have looked at it.", new: "Import a file", newOf: "Import {{kind}}", file: "File", kind: "Kind", status: "Status", rows: "Rows", created: "Added", updated: "Changed", unchanged: "Unchanged", rejected: "Rejected", by: "By", at: "When", undo: "Undo import", undoOf: "Undo import of {{name}}",
    empty: "No imports yet", emptyText: "Download a template or use a file of your own; its columns are recognised.", nothingToBring: "There is nothing that you can import", nothingToBringText: "The modules whose data can be imported are switched off, or not for you.", all: "All imports", resume: "Continue",
    statuses: { preview: "Not stored yet", running: "Being stored", undoing: "Being undone", done: "Done", failed: "Failed", undone: "Undone" },
    steps: { label: "Steps of the import", of: "Step {{step}} of {{all}}", file: "File", columns: "Columns", check: "Check", result: "Result" },
    choose: {
      what: "What do you want to import?", from: "From which file?", template: "Download the Excel template", templateHint: "No file yet? Fill in this template: its columns are right, and its second sheet explains them.", fields_one: "{{count}} field", fields: "{{count}} fields", drop: "Drop a file here, or", pick: "choose a file", limits: "CSV, Excel (XLSX, XLS) or LibreOffice (ODS); at most 50 MB and 200,000 rows. Column names in the first row.",
      tooLarge: "{{name}} has {{size}}; the most is 50 MB. Split it into several files.", notTable: "{{name}} is no CSV, Excel or LibreOffice file. Save it as one of these and choose it again.", empty: "{{name}} is empty.", several: "One file at a time.", uploading: "Uploading {{name}}", reading: "Reading {{name}} and looking at every row …", percent: "{{percent}} uploaded", options: "Choices for the whole file", none: "None",
    },
    columns: {
      title: "Match the columns", hint: "Each column of the file fills one field. Those that were recognised are filled in; change what is wrong.", column: "Column of the file", field: "Fills", ignore: "Ignore", extra: "Keep as an extra column", guessed: "Recognised", remembered: "As in an earlier import", chosen: "Chosen", notUsed: "Not used", kept: "Kept along", noSamples: "This column is empty", takenFrom: "{{field}} (now from {{column}})",
      missing: "Required, but no column fills it yet: {{names}}.", summary_one: "{{count}} of {{all}} columns used", summary: "{{count}} of {{all}} columns used", next: "Check the rows", leave: "Discard this import", leaveText: "The uploaded file is deleted. Nothing was stored yet.", left: "Import discarded.", of: "Field for column {{column}}", onlyUnmatched: "Only those not used", again: "Back to the guess",
    },
    check: {
      title: "Check before storing", ready: "Ready to store", readyNew: "{{count}} new", readyChanges: "{{count}} change what is there", faulty: "With faults", total: "Rows in the file", noFaults: "All rows are right.", sample: "What will be stored", sampleHint: "The first {{count}} rows, as they will be", faultyRows: "Rows with faults", parts: "Parts of the check", row: "Row", rowNo: "Row {{row}}", change: "Changes", add: "New", wholeRow: "Whole row", emptyCell: "empty", allFaults: "All",
      download: "Download rows with faults", downloadHint: "Correct them in Excel, then import that file alone.", firstFaults: "Only the first 10,000 faults are listed.", how: "How to store", onlyValid: "Store only the valid rows", onlyValidHint_one: "{{count}} row with faults is left out and can be downloaded.", onlyValidHint: "{{count}} rows with faults are left out and can be downloaded.", onlyValidNone: "Rows that turn out not to be storable are left out.", allOrNone: "All or nothing", allOrNoneHint: "If a single row cannot be stored, none is.", mustBeRight: "Correct the {{count}} rows with faults in the file first, then upload it again.", looking: "Looking at all rows again …",
      go_one: "Store {{count}} row", go: "Store {{count}} rows", nothing: "There is no row that could be stored. Match the columns again, or correct the file.", back: "Columns", undoPromise: "Can be undone for 7 days.",
    },
    run: { title: "Storing {{name}}", undoing: "Undoing the import of {{name}}", progress: "{{done}} of {{rows}} rows", hint: "You may close this page; the import goes on and you are told when it is done.", label: "Progress of the import" },
    result: {
      done: "Import done", doneText: "{{name}}, {{when}}", nothingNew: "There is nothing new in this file.", failed: "Import failed", failedText: "Nothing was stored. {{reason}}", undone: "Import undone", undoneText_one: "{{count}} row is as it was before the import.", undoneText: "{{count}} rows are as they were before the import.", see: "See {{kind}}", another: "Import another file", rejectedTitle: "Rejected rows", downloadRejected: "Download rejected rows", undoUntil: "Can be undone until {{when}}.", tooLate: "The 7 days are over; this import can no longer be undone.",
      undoTitle: "Undo this import?", undoText: "What was added ({{created}}) is removed again, and what was changed ({{updated}}) is put back. What somebody has touched since the import stays, and is named.", keep: "Leave it", kept: "Still there ({{count}})", keptHint: "Somebody changed or used these since the import, so they were not undone.", open: "Open", tryAgain: "Import again", by: "Imported by",
    },
  },
};
