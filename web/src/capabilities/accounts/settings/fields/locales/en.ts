import type { FieldSettingWords } from "./id";

/** Plain English. */
export const en: FieldSettingWords = {
  fieldSettings: {
    hint: "What your business has to note beyond what is built in: a pupil's class, a birthday, a meter number.", of: "Fields of", owners: { leads: "Leads", customers: "Customers", products: "Products", records: "Contact records" }, add: "Add field", new: "New field: {{of}}", change: "Change {{name}}", remove: "Remove {{name}}", up: "Move {{name}} up", down: "Move {{name}} down", more: "Arrange {{name}}",
    empty: "No custom fields yet", emptyText: { leads: "Fields of leads, such as school or budget. Values go along when a lead becomes a customer, where customers have the same field.", customers: "Fields of customers, such as class, size or end of contract.", products: "Fields of products, such as teacher, colour or warranty.", records: "Fields of contact records, such as age or home town. Columns of files with the same name go here." },
    label: "Name of the field", labelHint: "As forms and column headings show it.", type: "Kind", typeStays: "Can be changed only while nothing is filled in.", key: "Key", keyHint: "For the API; made of the name where left empty. It stays as it is.", keyStays: "The key stays as it is.", choices: "Choices", choicesHint: "Press Enter for the next choice, or paste a list from Excel. Removed choices stay where they were chosen.", choiceNo: "Choice {{n}}", addChoice: "Add choice", dropChoice: "Remove choice {{choice}}",
    default: "Starts as", defaultHint: "Filled in by itself on new entries.", isRequired: "Must be filled in", requiredHint: "Entries that are there already are not asked for it until it is changed.", inTable: "Shown in the table", inTableHint: "If not, it can still be chosen in the column menu.", inFilter: "Can be filtered by",
    types: { text: "Text", number: "Number", money: "Rupiah", date: "Date", choice: "Choice", multi_choice: "Several choices", yes_no: "Yes or no", url: "Web address" },
    typeHints: { text: "One line, at most 1,000 letters.", number: "With decimals where needed: 12.5.", money: "Whole rupiah.", date: "One date.", choice: "One of a list.", multi_choice: "Several of a list.", yes_no: "Yes, no, or not answered yet.", url: "Begins with http:// or https://." },
    required: "Required", begins: "starts as {{value}}", offered: "in the column menu", noFilter: "no filter",
    removeTitle: "Remove the field “{{name}}”?", goes: "It is gone from forms, tables, filters, downloads and imports: {{of}}.", stays: "What was filled in is kept for 90 days. A new field with the key “{{key}}” and the same kind shows it again; after that it is deleted for good.", views: "Saved views that filter by it have to be set anew.", removed: "Field {{name}} removed.",
  },
};
