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
  return { en: measure.label, zh: given === measure.label ? chineseMeasure(measure) : given };
};

/** How many rows there are. */
export function rowsOf(entity: Entity): Names {
  const { en, zh } = namesOf(entity);
  return { en: `Number of ${plural(en.toLowerCase())}`, zh: `${zh}数量` };
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
  en: `Top ${count} ${plural(things.en.toLowerCase())} by ${figure.en.charAt(0).toLowerCase()}${figure.en.slice(1)}`,
  zh: `${spaced(figure.zh).trimStart()}最高的${count}个${spaced(things.zh).trimEnd()}`,
});

export const titleOfSpread = (column: Names): Names => ({
  en: `How ${column.en.toLowerCase()} is spread`,
  zh: `${spaced(column.zh).trimStart()}的分布`,
});

export const titleOfNewest = (things: Names): Names => ({
  en: `Newest ${plural(things.en.toLowerCase())}`,
  zh: `最新的${spaced(things.zh).trimEnd()}`,
});
