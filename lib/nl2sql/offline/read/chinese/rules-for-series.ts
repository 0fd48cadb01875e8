import type { ChineseReader, ChineseRule } from "@/lib/nl2sql/offline/read/chinese/chinese-reader";
import { emptyPhrase, figureOf } from "@/lib/nl2sql/offline/read/chinese/phrase";

/** "占比", "环比", "累计". */
export const series: ChineseRule = (reader) => {
  const tag = reader.tag();
  if (tag?.tag === "series") {
    reader.reading.series = tag.kind;
    reader.reading.seriesYearAgo = tag.yearAgo;
  } else if (tag?.tag === "share") {
    if (!ratio(reader)) reader.reading.share = true;
  } else return false;
  reader.at += 1;
  return true;
};

/** "销售额与成本的比例": the figure before "与" is divided by the one behind it. */
function ratio(reader: ChineseReader): boolean {
  const { wants } = reader.reading;
  const first = wants.at(-1);
  const second = figureOf(reader.phrase);
  const listed = reader.list.at(-1) ?? null;
  const isPair = listed !== null && first?.mention === listed && second !== null && reader.isQuantity(second.mention);
  if (!isPair || first === undefined || second === null || !reader.isQuantity(listed)) return false;
  const aggregate = first.aggregate ?? "sum";
  wants[wants.length - 1] = {
    ...first,
    aggregate,
    per: { ...first, aggregate: second.aggregate ?? aggregate, mention: second.mention },
  };
  reader.phrase = emptyPhrase();
  reader.list = [];
  reader.lastFigure = { mention: listed, aggregate, distinct: false };
  return true;
}

/** "每月", "按年". */
export const grain: ChineseRule = (reader) => {
  const tag = reader.tag();
  if (tag?.tag === "part") {
    if (reader.phrase.names.length > 0) reader.setScene();
    reader.reading.part = tag.part;
    reader.at += 1;
    return true;
  }
  if (tag?.tag === "versus") {
    reader.reading.versus = true;
    reader.at += 1;
    return true;
  }
  if (tag?.tag !== "grain") return false;
  if (reader.phrase.names.length > 0) reader.setScene();
  reader.reading.grain = tag.grain;
  reader.at += 1;
  return true;
};

export const chart: ChineseRule = (reader) => {
  const tag = reader.tag();
  if (tag?.tag !== "chart") return false;
  reader.reading.chartHint = tag.chart;
  reader.at += 1;
  return true;
};
