import type { Item } from "@/lib/nl2sql/offline/link/item";
import { ChineseReader, type ChineseRule, sameName } from "@/lib/nl2sql/offline/read/chinese/chinese-reader";
import { isAdditive } from "@/lib/nl2sql/offline/read/chinese/phrase";
import * as conditions from "@/lib/nl2sql/offline/read/chinese/rules-for-conditions";
import * as phrases from "@/lib/nl2sql/offline/read/chinese/rules-for-phrases";
import * as ranks from "@/lib/nl2sql/offline/read/chinese/rules-for-ranks";
import * as series from "@/lib/nl2sql/offline/read/chinese/rules-for-series";
import { namesEntity, type Reading } from "@/lib/nl2sql/offline/read/reading";

/** The first rule that reads on wins. */
const rules: readonly ChineseRule[] = [
  phrases.punctuation,
  series.chart,
  series.grain,
  series.series,
  phrases.byWhat,
  phrases.sort,
  phrases.command,
  phrases.each,
  phrases.group,
  ranks.rank,
  conditions.compare,
  conditions.pattern,
  conditions.negation,
  conditions.time,
  conditions.value,
  conditions.flag,
  phrases.distinct,
  phrases.figure,
  phrases.connector,
  phrases.name,
  phrases.filler,
];

/** Reads the linked items of a question in Chinese, clause by clause, nouns last. */
export function readChinese(items: readonly Item[]): Reading {
  const reader = new ChineseReader(items);
  while (!reader.done) {
    const before = reader.at;
    if (!rules.some((rule) => rule(reader)) || reader.at === before) {
      reader.unuse();
      reader.at = before + 1;
    }
  }
  reader.close();
  finish(reader);
  return reader.reading;
}

function finish(reader: ChineseReader): void {
  const { reading } = reader;
  const isSplit = reading.groups.length > 0 || reading.grain !== null;
  reading.wants = reading.wants
    .filter(({ mention, aggregate }) => mention === null || aggregate !== null || !reader.isGrouped(mention))
    .map((want) =>
      isSplit &&
      want.aggregate === null &&
      want.mention !== null &&
      !namesEntity(want.mention) &&
      isAdditive(want.mention.text)
        ? { ...want, aggregate: "sum" as const }
        : want,
    );
  // "…的外星人中，胜利次数最多的有哪些": what the scene is about is asked for.
  if (reading.wants.length === 0 && reading.groups.length === 0 && reader.scene !== null)
    reader.want(reader.scene, null, false);
  for (const { mention } of reading.wants) if (mention !== null && namesEntity(mention)) reading.focus ??= mention;
  const { scene } = reader;
  if (scene !== null && namesEntity(scene)) reading.focus ??= scene;
  rankWithin(reading);
}

/** "各类型中销量前五的平台": the best of each group, where the groups are not what is ranked. */
function rankWithin(reading: Reading): void {
  const { ranking, groups, wants } = reading;
  if (ranking === null || groups.length === 0) return;
  const ranked = wants.some(
    ({ mention, aggregate }) =>
      aggregate === null && mention !== null && !groups.some((group) => sameName(group, mention)),
  );
  if (ranked) reading.within = groups;
}
