/** Digits with what stands between them in a telephone number, and an extension. */
const form = /^\+?[\d\s().\-/]{6,24}(\s?(x|ext\.?|#)\s?\d{1,6})?$/i;
/** Numbers that look alike and are none: ISBN, social security, ZIP+4, spans of years, dates written with digits, card numbers. */
const others = [
  /^97[89][- ]/,
  /^\d{3}-\d{2}-\d{4}$/,
  /^\d{5}-\d{4}$/,
  /^\d{4}\s?[-/]\s?\d{2,4}$/,
  /^\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}$/,
  /^(\d{4}[- ]){3}\d{4}$/,
  // A decimal number.
  /^-?\d+(\.\d+)?$/,
];
/** Digits alone are a telephone number only in forms that few other numbers have: 0 and an area, a Chinese mobile, North America. */
const digitsAlone = [/^0[1-9]\d{7,10}$/, /^1[3-9]\d{9}$/, /^1?[2-9]\d{2}[2-9]\d{6}$/];
/** Digits of a number without and with its country. Source: E.164. */
const digitCount = { least: 7, most: 15 };

/** Whether a text is written as a telephone number. An order number of ten digits can be, too: the column's name has to tell. */
export function isPhoneNumber(value: string): boolean {
  if (!form.test(value)) return false;
  const number = value.replace(/\s?(x|ext\.?|#)\s?\d+$/i, "");
  const digits = number.replace(/\D/g, "");
  if (digits.length < digitCount.least || digits.length > digitCount.most) return false;
  if (number.startsWith("+")) return true;
  if (number === digits && digitsAlone.some((pattern) => pattern.test(digits))) return true;
  return !others.some((pattern) => pattern.test(number));
}
