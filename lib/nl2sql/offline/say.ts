/** The languages that the engine explains itself in. */
export type Locale = "en" | "zh";

export const localeOf = (locale: string): Locale => (locale.toLowerCase().startsWith("zh") ? "zh" : "en");

/** Picks the sentence in the reader's language. */
export const say = (locale: Locale, english: string, chinese: string): string => (locale === "zh" ? chinese : english);
