import type { ExportWords } from "./id";

/** Plain English. */
export const en: ExportWords = {
  exports: {
    hint: "Large files are made in the background and lie ready here for some days.", file: "File", list: "List", status: "Status", rows: "Rows", size: "Size", at: "Ordered", until: "Ready until", download: "Download {{name}}", get: "Download", again: "Make it again", empty: "No downloads yet", emptyText: "Choose Export in any list or report. What has more than 10,000 rows is made in the background.", making: "being made …",
    statuses: { queued: "Waiting", running: "Being made", done: "Ready", failed: "Failed", expired: "Expired" },
  },
};
