"use client";

import { useFormatter, useTranslations } from "next-intl";

const byteUnits = [
  ["gibibytes", 1024 ** 3],
  ["mebibytes", 1024 ** 2],
  ["kibibytes", 1024],
] as const;
const secondUnits = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;
/** From two of a unit on it is used, so that "90 min" is not told as "2 hours"; whole ones are used at once. */
const unitsAtLeast = 2;

/** Sizes, times, shares and kinds of data as people read them. */
export function useCacheWords() {
  const t = useTranslations("admin.cache");
  const format = useFormatter();
  return {
    /** **Units** takes bytes. */
    size(bytes: number): string {
      const [unit, size] = byteUnits.find(([, least]) => bytes >= least) ?? ["bytes" as const, 1];
      const value = format.number(bytes / size, { maximumFractionDigits: bytes < 10 * size ? 1 : 0 });
      return t(`units.${unit}`, { value });
    },
    /** **Units** takes seconds. */
    time(seconds: number): string {
      const whole = Math.round(seconds);
      const fits = ([, length]: readonly [string, number]) => whole >= unitsAtLeast * length || whole === length;
      const [unit, length] = secondUnits.find(fits) ?? ["second" as const, 1];
      return format.number(whole / length, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 0 });
    },
    /** With one digit, so that shares stand in a column; never "100 %" while something is missing. */
    share(ratio: number): string {
      const minimumFractionDigits = ratio <= 0 || ratio >= 1 ? 0 : 1;
      const cut = Math.floor(ratio * 1000) / 1000;
      return format.number(cut, { style: "percent", minimumFractionDigits, maximumFractionDigits: 1 });
    },
    /** A kind of another version of Querent is named as it is counted. */
    kind(kind: string): { name: string; hint: string | null } {
      // The key is computed; `has` makes sure of it.
      const key = kind as "query-result";
      return t.has(`kinds.${key}.name`)
        ? { name: t(`kinds.${key}.name`), hint: t(`kinds.${key}.hint`) }
        : { name: kind, hint: null };
    },
  };
}
