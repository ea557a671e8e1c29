import type { ListCatalogue } from "./id";

/** Plain English. */
export const en: ListCatalogue = {
  list: {
    look: "Arrange columns", columns: "Columns", up: "Move {{name}} up", down: "Move {{name}} down", density: "Density", roomy: "Roomy", dense: "Compact", usual: "Back to the usual", width: "Width of {{name}}", widthUsual: "Usual width", widthHint: "Drag to change the width; double click to put it back", perPage: "Rows per page", rows: "{{total}} rows", scroll: "Table",
    ordered: "The file is being made; you are told when it is ready.", later: "{{format}}, in the background",
    moreFilters: "More filters", badNumber: "Write a number only.",
    all: "All", mine: "Mine", table: "Table", board: "Board", shape: "Shape",
  },
  chart: { options: "Chart options", asTable: "Show as a table", asChart: "Show as a chart", png: "Download picture (PNG)", before: "Before", summary: "{{name}}: lowest {{low}}, highest {{high}}, latest {{last}}." },
};
