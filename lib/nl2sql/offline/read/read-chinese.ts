import type { Item } from "@/lib/nl2sql/offline/link/item";
import type { ModelIndex } from "@/lib/nl2sql/offline/link/model-index";
import { ChineseReader, type ChineseRule, sameName } from "@/lib/nl2sql/offline/read/chinese/chinese-reader";
import * as conditions from "@/lib/nl2sql/offline/read/chinese/rules-for-conditions";
import * as phrases from "@/lib/nl2sql/offline/read/chinese/rules-for-phrases";
import * as ranks from "@/lib/nl2sql/offline/read/chinese/rules-for-ranks";
import * as series from "@/lib/nl2sql/offline/read/chinese/rules-for-series";
import * as values from "@/lib/nl2sql/offline/read/chinese/rules-for-values";
import { namesEntity, type Reading, type Want } from "@/lib/nl2sql/offline/read/reading";

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
  conditions.has,
  conditions.time,
  values.value,
  conditions.flag,
  phrases.distinct,
  phrases.figure,
  phrases.connector,
  phrases.name,
  phrases.filler,
];

/** Reads the linked items of a question in Chinese, clause by clause, nouns last. */
export function readChinese(items: readonly Item[], index: ModelIndex): Reading {
  const reader = new ChineseReader(items, index);
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
  reading.wants = reading.wants.filter((want) => !isSaid(reader, want)).map((want) => addedUp(reader, want));
  // "…的外星人中，胜利次数最多的有哪些": what the scene is about is asked for.
  if (reading.wants.length === 0 && reading.groups.length === 0 && reader.scene !== null)
    reader.want(reader.scene, null, false);
  for (const { mention } of reading.wants) if (mention !== null && namesEntity(mention)) reading.focus ??= mention;
  const { scene } = reader;
  if (scene !== null && namesEntity(scene)) reading.focus ??= scene;
  // The noun that a value belongs to mostly comes behind it.
  reading.conditions = reading.conditions.map((condition) =>
    condition.kind === "compare" && condition.near === null ? { ...condition, near: reading.focus } : condition,
  );
  const isList = reading.wants.every(({ aggregate, mention }) => aggregate === null && mention !== null);
  if (reader.which && isList && !reading.wants.some(({ mention }) => mention !== null && namesEntity(mention)))
    reading.distinct = true;
  reading.brief = true;
  rankWithin(reading);
}

/** What is shown anyway: what is grouped by, the figure that ranks, a table whose rows a later clause only groups. */
function isSaid(reader: ChineseReader, { mention, aggregate }: Want): boolean {
  const { groups, wants, ranking } = reader.reading;
  if (mention === null || aggregate !== null) return false;
  if (groups.some((group) => sameName(group, mention))) return true;
  if (ranking?.shown === true && ranking.mention !== null && sameName(ranking.mention, mention)) return true;
  const isEarlier = (reader.wantedIn.get(mention) ?? 0) < reader.groupedIn && groups.length > 0;
  return isEarlier && namesEntity(mention) && ranking === null && wants.some((other) => other.aggregate !== null);
}

/** "各城市的销售额": an amount is added up where rows are grouped, and where "总金额" says so. */
function addedUp(reader: ChineseReader, want: Want): Want {
  const { groups, grain } = reader.reading;
  const isSplit = groups.length > 0 || grain !== null;
  const isAdded = isSplit && want.aggregate === null && reader.isAdded(want.mention);
  return isAdded ? { ...want, aggregate: "sum" } : want;
}

/** "各类型中销量前五的平台": the best of each group, where the groups are not what is ranked. */
function rankWithin(reading: Reading): void {
  const { ranking, groups, wants } = reading;
  if (ranking === null || groups.length === 0) return;
  const ranked = wants.some(
    ({ mention, aggregate }) =>
      aggregate === null && mention !== null && !groups.some((group) => sameName(group, mention)),
  );
  if (!ranked) return;
  reading.within = groups;
  if (ranking.aggregate !== null && ranking.mention?.plus === undefined) reading.ranking = { ...ranking, shown: true };
}
