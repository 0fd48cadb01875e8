const digits = "一二三四五六七八九";
const numeral = /^(?:([一二两三四五六七八九])?(十))?([一二两三四五六七八九])?$/;

const digit = (text: string): number => (text === "两" ? 2 : digits.indexOf(text) + 1);

/** The number from 0 to 99 that a Chinese numeral or digits write ("十五", "两", "30"); null when it is none. */
export function chineseNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === "零") return 0;
  const [, tens, ten, ones] = numeral.exec(text) ?? [];
  if (ten === undefined && ones === undefined) return null;
  const whole = ten === undefined ? 0 : 10 * (tens === undefined ? 1 : digit(tens));
  return whole + (ones === undefined ? 0 : digit(ones));
}
