/** The languages of the interface. The first is used when nothing says otherwise. */
export const locales = ["en", "zh"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "en";

/** The cookie that keeps the language a person chose; readable before anybody has signed in. */
export const localeCookie = "querent_locale";

/** Whether a text names a language of the interface. */
export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/**
 * The language to show: the one that was chosen (account, then cookie), else the best of the browser's list, else English.
 * Any Chinese tag gets Simplified Chinese: it is the only Chinese there is.
 */
export function chooseLocale(wishes: {
  chosen: readonly (string | null | undefined)[];
  acceptLanguage: string | null | undefined;
}): Locale {
  const chosen = wishes.chosen.find(isLocale);
  return chosen ?? bestAccepted(wishes.acceptLanguage ?? "") ?? defaultLocale;
}

/** Reads an Accept-Language header (RFC 9110 §12.5.4): tags with an optional weight; weight 0 means "not this one". */
function bestAccepted(header: string): Locale | undefined {
  return header
    .split(",")
    .map((entry) => {
      const [tag = "", ...parameters] = entry.split(";").map((part) => part.trim());
      const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
      return { language: tag.toLowerCase().split("-")[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter((entry) => entry.weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map((entry) => entry.language)
    .find(isLocale);
}
