import type { ChineseRule } from "@/lib/nl2sql/offline/read/chinese/chinese-reader";

/** "占比", "环比", "累计". */
export const series: ChineseRule = (reader) => {
  const tag = reader.tag();
  if (tag?.tag === "series") {
    reader.reading.series = tag.kind;
    reader.reading.seriesYearAgo = tag.yearAgo;
  } else if (tag?.tag === "share") reader.reading.share = true;
  else return false;
  reader.at += 1;
  return true;
};

/** "每月", "按年". */
export const grain: ChineseRule = (reader) => {
  const tag = reader.tag();
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
