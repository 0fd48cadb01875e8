import { chineseOf } from "@/lib/semantic/chinese-words";
import { labelIn } from "@/lib/semantic/label-in";
import type { Entity, Measure, SemanticColumn } from "@/lib/semantic/schema";
import { plural, singular } from "@/lib/semantic/singular";
import { chineseMeasure, spaced } from "@/lib/semantic/suggest-questions";

/** What something is called in both languages: a composed dashboard has its texts in each. */
export type Names = { readonly en: string; readonly zh: string };

/** A table or a column. `holder`: the table that a bare "Name" is said with. */
export function namesOf(thing: Entity | SemanticColumn, holder: Entity | null = null): Names {
  const isBare = holder !== null && /^(name|title|label|code)$/i.test(thing.label);
  const label = isBare ? singular(holder.label) : thing.label;
  const given = labelIn(thing, "zh");
  const chinese = given === thing.label ? (chineseOf(label) ?? label) : given;
  return { en: label, zh: isBare ? (chineseOf(label) ?? labelIn(holder, "zh")) : chinese };
}

export const namesOfMeasure = (measure: Measure): Names => {
  const given = labelIn(measure, "zh");
  if (given !== measure.label) return { en: measure.label, zh: given };
  const chinese = chineseMeasure(measure);
  const summed = /^total (.+)$/i.exec(chinese)?.[1];
  // Words that no dictionary has stay as they are; that they are added up is said all the same.
  return { en: measure.label, zh: summed === undefined ? chinese : totalOf(summed) };
};

const totalOf = (name: string) => `${chineseOf(name) ?? `${name.charAt(0).toUpperCase()}${name.slice(1)} `}合计`;

/** Several of what a table holds: "orders". "Payments received" and "transactions daily" have their plural in front. */
export function several(label: string): string {
  const words = label.toLowerCase().split(" ");
  const isAfter = /(?:ed|ly|made|sent|paid)$/.test(words.at(-1) ?? "");
  const isSaid = isAfter && words.slice(0, -1).some((word) => singular(word) !== word);
  return isSaid ? words.join(" ") : plural(words.join(" "));
}

/** How many rows there are. In Chinese an amount ("销售额") is no thing that is counted: its records are. */
export function rowsOf(entity: Entity): Names {
  const { en, zh } = namesOf(entity);
  const isAmount = /[额费价]$/.test(zh);
  const counted = isAmount ? `${zh.slice(0, -1)}记录数` : `${spaced(zh).trimStart()}数量`;
  return { en: `Number of ${several(en)}`, zh: counted };
}

const grainNames: Readonly<Record<string, Names>> = {
  hour: { en: "hour", zh: "每小时" },
  day: { en: "day", zh: "每天" },
  week: { en: "week", zh: "每周" },
  month: { en: "month", zh: "每月" },
  quarter: { en: "quarter", zh: "每季度" },
  year: { en: "year", zh: "每年" },
};

/** "Revenue by month". */
export const titleOverTime = (figure: Names, grain: string): Names => ({
  en: `${figure.en} by ${grainNames[grain]?.en ?? grain}`,
  zh: `${grainNames[grain]?.zh ?? ""}${spaced(figure.zh)}`.trim(),
});

/** "Revenue by channel". */
export const titleBy = (figure: Names, split: Names): Names => ({
  en: `${figure.en} by ${split.en.toLowerCase()}`,
  zh: `按${spaced(split.zh)}统计的${spaced(figure.zh)}`.trim(),
});

/** "Top 10 products by revenue". */
export const titleOfTop = (figure: Names, things: Names, count: number): Names => ({
  en: `Top ${count} ${several(things.en)} by ${figure.en.charAt(0).toLowerCase()}${figure.en.slice(1)}`,
  zh: `${spaced(figure.zh).trimStart()}最高的${count}个${spaced(things.zh).trimEnd()}`,
});

export const titleOfSpread = (column: Names): Names => ({
  en: `Distribution of ${column.en.toLowerCase()}`,
  zh: `${spaced(column.zh).trimStart()}的分布`,
});

export const titleOfNewest = (things: Names): Names => ({
  en: `Newest ${several(things.en)}`,
  zh: `最新的${spaced(things.zh).trimEnd()}`,
});
