/** The languages in which charts and tables speak. */
export type ChartLocale = "en" | "zh";

export const intlLocale: Record<ChartLocale, string> = { en: "en-US", zh: "zh-CN" };

/** Making an Intl formatter costs more than a hundred uses of it: each is made once. */
const numberFormats = new Map<string, Intl.NumberFormat>();
function numberFormat(locale: ChartLocale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = numberFormats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(intlLocale[locale], options);
    numberFormats.set(key, format);
  }
  return format;
}

export type NumberStyle = {
  /** ISO 4217 code, "%", a plain unit, or null. */
  unit: string | null;
  /** 1.2M, 120万: for axes, labels and cards. */
  compact?: boolean;
  /** Digits after the point; without it as many as the value needs, at most 2 (more for values below 1). */
  fractionDigits?: number;
  /** False for years and identifiers, which are named by their digits. */
  grouping?: boolean;
};

/** Whether a unit is a currency code, so that `USD` is written `$`. */
export function isCurrency(unit: string | null): unit is string {
  return unit !== null && /^[A-Z]{3}$/.test(unit);
}

function digits(value: number, style: NumberStyle): Intl.NumberFormatOptions {
  if (style.fractionDigits !== undefined) {
    return { minimumFractionDigits: style.fractionDigits, maximumFractionDigits: style.fractionDigits };
  }
  const size = Math.abs(value);
  if (style.compact) {
    // Three figures say enough, but a whole number that is not shortened (1,234 in Chinese) keeps all of its own.
    return {
      notation: "compact",
      maximumSignificantDigits: 3,
      maximumFractionDigits: 0,
      roundingPriority: "morePrecision",
    };
  }
  if (size > 0 && size < 0.01) return { maximumSignificantDigits: 2 };
  return { minimumFractionDigits: 0, maximumFractionDigits: 2 };
}

/**
 * Writes a number in the reader's language and unit. Texts are exact decimals and stay exact.
 * **Units** money by ISO 4217 code, "%" for shares given as 0–100, any other unit follows the number.
 * **Example** `formatNumber("1234567.5", { unit: "USD", compact: true }, "en")` → `$1.23M`
 */
export function formatNumber(value: number | string, style: NumberStyle, locale: ChartLocale): string {
  const options: Intl.NumberFormatOptions = { useGrouping: style.grouping ?? true, ...digits(Number(value), style) };
  if (isCurrency(style.unit)) {
    Object.assign(options, { style: "currency", currency: style.unit, currencyDisplay: "narrowSymbol" });
    // A currency without cents in the data reads better without ".00"; with any cents it shows them all.
    if (!style.compact && style.fractionDigits === undefined) {
      const whole = Number.isInteger(Number(value));
      Object.assign(options, { minimumFractionDigits: whole ? 0 : 2, maximumFractionDigits: whole ? 0 : 2 });
    }
  }
  // Intl formats decimal texts exactly; the cast is for its type, which asks for a literal of digits.
  const text = numberFormat(locale, options).format(value as number);
  if (style.unit === null || isCurrency(style.unit)) return text;
  return style.unit === "%" ? `${text}%` : `${text} ${style.unit}`;
}
