import type { TagWords } from "./id";

/** Plain English. */
export const en: TagWords & { tags: { bulk_one: string; done_one: string } } = {
  tags: {
    title: "Labels", hint: "Type, then press Enter; labels in use come up by themselves.", add: "Add label", drop: "Remove label {{tag}}", known: "Labels in use", make: "Make “{{tag}}”", find: "Find a label", none: "No labels yet",
    bulk_one: "Labels of {{shown}} row", bulk: "Labels of {{shown}} rows", putOn: "Put on", takeOff: "Take off", takeOffHint: "Choose among the labels in use.", done_one: "Labels of {{shown}} row updated.", done: "Labels of {{shown}} rows updated.", someLeft: "{{done}} done, {{failed}} not", leftHint: "What could not be done stays as it was.",
    all: "Select all {{total}} results", isAll: "All {{total}} results are selected", unselect: "Clear selection",
  },
};
