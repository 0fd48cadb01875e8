import { unitKind } from "@/lib/chart/unit-kind";

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

const moneyDigits = new Map<string, number>();

/** Cents: two for most currencies, none for the yen. */
export function currencyDigits(code: string): number {
  const known = moneyDigits.get(code);
  if (known !== undefined) return known;
  const options = numberFormat("en", { style: "currency", currency: code }).resolvedOptions();
  const digits = options.maximumFractionDigits ?? 2;
  moneyDigits.set(code, digits);
  return digits;
}

/** By its digits: a long decimal text is whole as a float though it has cents. */
function isWhole(value: number | string): boolean {
  return typeof value === "number" ? Number.isInteger(value) : !/\.\d*[1-9]/.test(value);
}

function moneyOptions(value: number | string, code: string, style: NumberStyle): Intl.NumberFormatOptions {
  // The sign that the language itself uses: "$" at home, "US$" where another money is at home.
  const money = { style: "currency", currency: code, currencyDisplay: "symbol" } as const;
  if (style.compact || style.fractionDigits !== undefined) return money;
  // A currency without cents in the data reads better without ".00"; with any cents it shows them all.
  const cents = isWhole(value) ? 0 : currencyDigits(code);
  return { ...money, minimumFractionDigits: cents, maximumFractionDigits: cents };
}

const byteNames = ["bytes", "KB", "MB", "GB", "TB", "PB"];

/** In full as they are counted; short in the largest unit that leaves a number above one. */
function bytesText(value: number | string, power: number, style: NumberStyle, locale: ChartLocale): string {
  let scaled = Number(value);
  let place = power;
  while (style.compact && Math.abs(scaled) >= 1_000 && place < byteNames.length - 1) {
    scaled /= 1_000;
    place += 1;
  }
  const text = formatNumber(place === power ? value : scaled, { ...style, unit: null }, locale);
  return place === 0 && locale === "zh" ? `${text} 字节` : `${text} ${byteNames[place]}`;
}

/**
 * Writes a number in the reader's language and unit. Texts are exact decimals and stay exact.
 * **Units** money by ISO 4217 code; "%" for shares given as 0–100; times in words ("3 days", "3天"); bytes; any other unit follows the number.
 * **Example** `formatNumber("1234567.5", { unit: "USD", compact: true }, "en")` → `$1.23M`
 */
export function formatNumber(value: number | string, style: NumberStyle, locale: ChartLocale): string {
  const unit = unitKind(style.unit);
  const options: Intl.NumberFormatOptions = {
    useGrouping: style.grouping ?? true,
    // Rounded to nothing is nothing: "0", not "-0".
    signDisplay: "negative",
    ...digits(Number(value), style),
  };
  // Intl formats decimal texts exactly; the cast is for its type, which asks for a literal of digits.
  const write = (more: Intl.NumberFormatOptions = {}) =>
    numberFormat(locale, { ...options, ...more }).format(value as number);
  switch (unit.kind) {
    case "none":
      return write();
    case "money":
      return write(moneyOptions(value, unit.code, style));
    case "share":
      return `${write()}%`;
    case "time":
      return write({ style: "unit", unit: unit.unit, unitDisplay: unit.unit === "millisecond" ? "short" : "long" });
    case "bytes":
      return bytesText(value, unit.power, style, locale);
    case "plain":
      // Chinese counting words stand at their number.
      return /^\p{Script=Han}/u.test(unit.symbol) ? `${write()}${unit.symbol}` : `${write()} ${unit.symbol}`;
  }
}
