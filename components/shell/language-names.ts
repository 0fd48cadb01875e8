/** The languages by their own names, so that everybody finds theirs. */
export const languageNames = { en: "English", zh: "简体中文" } as const;
