import type { TimeGrain } from "@/lib/execute/schema";
import { chineseNumber } from "@/lib/nl2sql/offline/language/chinese-number";
import { isoDay, startOf, type TimeRange, utcDay } from "@/lib/nl2sql/offline/link/time-range";

const digits = "[一二两三四五六七八九十]+|\\d+";
/** Words for one unit around now: the unit and how many units away. */
const named: Readonly<Record<string, readonly [TimeGrain, number]>> = {
  今年: ["year", 0],
  本年: ["year", 0],
  本年度: ["year", 0],
  去年: ["year", -1],
  上一年: ["year", -1],
  前年: ["year", -2],
  明年: ["year", 1],
  本季度: ["quarter", 0],
  这个季度: ["quarter", 0],
  上季度: ["quarter", -1],
  上个季度: ["quarter", -1],
  本月: ["month", 0],
  这个月: ["month", 0],
  当月: ["month", 0],
  上月: ["month", -1],
  上个月: ["month", -1],
  下个月: ["month", 1],
  本周: ["week", 0],
  这周: ["week", 0],
  上周: ["week", -1],
  今天: ["day", 0],
  昨天: ["day", -1],
  前天: ["day", -2],
};

const units: Readonly<Record<string, TimeGrain>> = {
  天: "day",
  日: "day",
  周: "week",
  星期: "week",
  月: "month",
  个月: "month",
  季度: "quarter",
  个季度: "quarter",
  年: "year",
};

const names = Object.keys(named).toSorted((a, b) => b.length - a.length);
const pattern = new RegExp(
  [
    `(?<span>(?:最近|过去|近)(?<count>${digits})(?<unit>个季度|个月|季度|星期|天|日|周|月|年))`,
    `(?<base>今年|去年|(?:19|20)\\d\\d年?)第?(?<quarter>[一二三四1-4])季度`,
    `(?<base2>今年|去年|(?:19|20)\\d\\d年)(?<month>\\d{1,2})月份?(?:(?<day>\\d{1,2})[日号])?`,
    `(?<year>(?:19|20)\\d\\d)年`,
    `(?<name>${names.join("|")})`,
  ].join("|"),
  "gu",
);

/** The times that a Chinese question names, in order. */
export function findChineseTimes(question: string, now: Date): TimeRange[] {
  return [...question.matchAll(pattern)].flatMap((match) => {
    const [text] = match;
    const days = daysOf(match.groups ?? {}, now);
    if (days === null) return [];
    const [from, to, grain] = days;
    return [{ from: isoDay(from), to: isoDay(to), grain, start: match.index, end: match.index + text.length, text }];
  });
}

function daysOf(groups: Record<string, string | undefined>, now: Date): [Date, Date, TimeGrain] | null {
  const { count, unit, base, quarter, base2, month, day, year, name } = groups;
  if (name !== undefined) {
    const [grain, offset] = named[name] ?? ["day", 0];
    return [startOf(now, grain, offset), startOf(now, grain, offset + 1), grain];
  }
  if (year !== undefined) return [utcDay(Number(year), 0, 1), utcDay(Number(year) + 1, 0, 1), "year"];
  if (base !== undefined && quarter !== undefined) {
    const first = ((chineseNumber(quarter) ?? 1) - 1) * 3;
    const at = yearOf(base, now);
    return [utcDay(at, first, 1), utcDay(at, first + 3, 1), "quarter"];
  }
  if (base2 !== undefined && month !== undefined) {
    const at = yearOf(base2, now);
    if (day === undefined) return [utcDay(at, Number(month) - 1, 1), utcDay(at, Number(month), 1), "month"];
    const first = utcDay(at, Number(month) - 1, Number(day));
    return [first, startOf(first, "day", 1), "day"];
  }
  return backFrom(now, chineseNumber(count ?? ""), units[unit ?? ""]);
}

/** "最近30天" ends today, today included. */
function backFrom(now: Date, count: number | null, grain: TimeGrain | undefined): [Date, Date, TimeGrain] | null {
  if (count === null || grain === undefined) return null;
  const tomorrow = startOf(now, "day", 1);
  if (grain === "day" || grain === "week")
    return [startOf(now, "day", 1 - count * (grain === "week" ? 7 : 1)), tomorrow, grain];
  const months = { year: 12, quarter: 3, month: 1, hour: 0 }[grain] * count;
  return [utcDay(now.getUTCFullYear(), now.getUTCMonth() - months, now.getUTCDate() + 1), tomorrow, grain];
}

const yearOf = (text: string, now: Date): number => {
  const [, offset] = named[text] ?? ["year", null];
  return offset === null ? Number(text.slice(0, 4)) : now.getUTCFullYear() + offset;
};
