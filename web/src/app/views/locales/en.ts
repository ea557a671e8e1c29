import type { ViewWords } from "./id";

/** Plain English. */
export const en: ViewWords = {
  views: {
    title: "Views", usual: "Built in", own: "Mine", shared: "Shared", by: "by {{name}}", save: "Save this view", name: "Name of the view", hint: "Keeps filters, sorting, shape and columns.", share: "Share with everybody who may open this list", saved: "View saved.", changed: "View updated.", removed: "View removed.",
    update: "Update “{{name}}”", updateHint: "You changed its filters or columns.", more: "Arrange view {{name}}", rename: "Rename", makeShared: "Share", makePrivate: "Make private", makeDefault: "Open the list with this", dropDefault: "Don't open with this", makeDefaultForAll: "Default for everybody", dropDefaultForAll: "No longer the default for everybody", removeText: "It is gone for everybody who uses it, too.", removeTitle: "Remove “{{name}}”?", opensFirst: "Opens first",
  },
};
