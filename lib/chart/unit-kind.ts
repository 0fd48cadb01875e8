/** How a unit is written: money by its code, shares by their sign, times in the reader's words, bytes by size, anything else as it is. */
export type UnitKind =
  | { readonly kind: "none" }
  | { readonly kind: "money"; readonly code: string }
  | { readonly kind: "share" }
  | { readonly kind: "time"; readonly unit: TimeUnit }
  | { readonly kind: "bytes"; readonly power: number }
  /** `short` ones stand on axes too. */
  | { readonly kind: "plain"; readonly symbol: string; readonly short: boolean };

/** As `Intl.NumberFormat` names them. */
export type TimeUnit = "millisecond" | "second" | "minute" | "hour" | "day" | "week" | "month" | "year";

const timeUnits: ReadonlyMap<string, TimeUnit> = new Map(
  (
    [
      ["millisecond", "ms millisecond milliseconds msec 毫秒"],
      ["second", "s sec secs second seconds 秒"],
      ["minute", "min mins minute minutes 分钟"],
      ["hour", "h hr hrs hour hours 小时"],
      ["day", "d day days 天 日"],
      ["week", "week weeks 周"],
      ["month", "month months 个月 月"],
      ["year", "year years yr yrs 年 岁"],
    ] as const
  ).flatMap(([unit, names]) => names.split(" ").map((name) => [name, unit] as const)),
);

const byteUnits: ReadonlyMap<string, number> = new Map([
  ["byte", 0],
  ["bytes", 0],
  ["b", 0],
  ["kb", 1],
  ["mb", 2],
  ["gb", 3],
  ["tb", 4],
  ["字节", 0],
]);

/** Reads a unit. Nulls: no unit. */
export function unitKind(unit: string | null): UnitKind {
  if (unit === null || unit === "") return { kind: "none" };
  if (unit === "%") return { kind: "share" };
  if (/^[A-Z]{3}$/.test(unit)) return { kind: "money", code: unit };
  const name = unit.toLowerCase();
  const time = timeUnits.get(name);
  if (time) return { kind: "time", unit: time };
  const power = byteUnits.get(name);
  if (power !== undefined) return { kind: "bytes", power };
  return {
    kind: "plain",
    symbol: unit,
    short: /^[\p{Script=Latin}°²³/]{1,4}$/u.test(unit) || /^\p{Script=Han}$/u.test(unit),
  };
}
