import type { SemanticColumn } from "@/lib/semantic/schema";

/** Units of one kind of quantity, each as a multiple of the smallest. */
const kinds: readonly Readonly<Record<string, number>>[] = [
  {
    ms: 0.001,
    seconds: 1,
    minutes: 60,
    hours: 3_600,
    days: 86_400,
    weeks: 604_800,
    months: 2_629_746,
    years: 31_556_952,
  },
  { mm: 0.001, cm: 0.01, in: 0.0254, ft: 0.3048, m: 1, km: 1_000, mi: 1_609.344 },
  { g: 0.001, lb: 0.45359237, kg: 1, t: 1_000 },
  { bytes: 1, KB: 1_024, MB: 1_048_576, GB: 1_073_741_824 },
  { ml: 0.001, l: 1 },
];

/** Words that people write behind a number, by unit. */
const words: Readonly<Record<string, string>> = {
  ms: "ms millisecond milliseconds msec 毫秒",
  seconds: "s sec secs second seconds 秒 秒钟",
  minutes: "min mins minute minutes 分钟",
  hours: "h hr hrs hour hours 小时",
  days: "day days 天",
  weeks: "week weeks 周",
  months: "month months 个月",
  years: "year years 年 岁",
  mm: "mm millimeter millimeters millimetre millimetres 毫米",
  cm: "cm centimeter centimeters centimetre centimetres 厘米",
  in: "inch inches 英寸",
  ft: "ft foot feet 英尺",
  m: "meter meters metre metres 米",
  km: "km kilometer kilometers kilometre kilometres 公里 千米",
  mi: "mi mile miles 英里",
  g: "gram grams 克",
  lb: "lb lbs pound pounds 磅",
  kg: "kg kilo kilos kilogram kilograms 公斤 千克",
  t: "ton tons tonne tonnes 吨",
  bytes: "byte bytes 字节",
  KB: "kb kilobyte kilobytes",
  MB: "mb megabyte megabytes 兆",
  GB: "gb gigabyte gigabytes",
  ml: "ml milliliter milliliters",
  l: "liter liters litre litres 升",
};
const unitByWord = new Map(
  Object.entries(words).flatMap(([unit, list]) => list.split(" ").map((word) => [word, unit] as const)),
);

/** The unit that a word behind a number names; null for any other word. */
export const unitOf = (word: string): string | null => unitByWord.get(word.toLowerCase()) ?? null;

export type Converted = {
  readonly value: number;
  /** The column's unit when the schema does not say it and its values tell; null when nothing was assumed. */
  readonly assumed: string | null;
};

/**
 * A number of one unit as a column has it ("3 hours" over minutes: 180). Where the schema names no unit, the one is taken whose
 * number lies among the column's values, if that is one alone.
 * Nulls: null when the column holds another kind of quantity, or nothing tells its unit.
 */
export function inUnitOf(column: SemanticColumn, value: number, unit: string): Converted | null {
  const kind = kinds.find((units) => unit in units);
  const factor = kind?.[unit];
  if (kind === undefined || factor === undefined) return null;
  const own = column.unit;
  if (own !== null) {
    const ownFactor = kind[own];
    return ownFactor === undefined ? null : { value: rounded((value * factor) / ownFactor), assumed: null };
  }
  const [min, max] = [Number(column.min ?? Number.NaN), Number(column.max ?? Number.NaN)];
  const fitting = Object.entries(kind).filter(
    ([, other]) => (value * factor) / other >= min && (value * factor) / other <= max,
  );
  // As it stands it fits: nobody says hours of a column that is not in hours, where hours are possible.
  if (fitting.some(([name]) => name === unit)) return { value, assumed: unit };
  const [only, second] = fitting;
  if (only === undefined || second !== undefined) return null;
  return { value: rounded((value * factor) / only[1]), assumed: only[0] };
}

const rounded = (value: number): number => Number(value.toPrecision(12));
