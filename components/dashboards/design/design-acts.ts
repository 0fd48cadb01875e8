/**
 * Everything a designer does that can be undone. Each is a key of `design.acts` in the messages, which say it in words
 * ("Undone: widget moved"). A new act is a line here and one in both languages.
 */
export const designActs = [
  ...(["addWidget", "removeWidgets", "duplicateWidgets", "pasteWidgets", "cutWidgets"] as const),
  ...(["moveWidgets", "resizeWidget", "alignWidgets", "lockWidgets", "unlockWidgets", "automaticLayout"] as const),
  ...(["renameWidget", "describeWidget", "changeQuery", "changeChart", "changeColumns", "changeClick"] as const),
  ...(["changeText", "changePicture", "changeLinks"] as const),
  ...(["addTab", "renameTab", "moveTab", "removeTab"] as const),
  ...(["addSection", "renameSection", "moveSection", "removeSection", "foldSection"] as const),
  ...(["addFilter", "changeFilter", "moveFilter", "removeFilter"] as const),
  ...(["renameDashboard", "changeSettings", "changeTheme", "changeTexts", "changeExplanation"] as const),
  ...(["takeProposal", "importFile", "takeRevision", "mergeOthers", "discard"] as const),
] as const;
export type DesignAct = (typeof designActs)[number];
