import type { Reader } from "@/lib/nl2sql/offline/read/reader";
import { type Mention, namesEntity } from "@/lib/nl2sql/offline/read/reading";
import { comparesAfter } from "@/lib/nl2sql/offline/read/rules-for-clauses";

/** "customers whose address contains …": what is compared is the column of that name, not the table. */
function asColumn(reader: Reader, mention: Mention): Mention {
  if (!namesEntity(mention) || reader.tagIs("pattern") === null) return mention;
  const owners = reader.lastEntity?.targets.filter(({ kind }) => kind === "entity") ?? [];
  const own = mention.targets.filter(
    ({ kind, entity }) => kind === "column" && owners.some((owner) => owner.entity === entity),
  );
  return own.length > 0 ? { ...mention, targets: own } : mention;
}

/** A name in a condition: the column that a value is to follow, a figure to be compared, or a table that must (not) have a row. */
export function condition(reader: Reader, named: Mention): void {
  const { reading } = reader;
  const mention = asColumn(reader, named);
  const isEntity = namesEntity(mention);
  const [aggregated] = reader.aggregates;
  if (aggregated === "count" && !isEntity && comparesAfter(reader, -1)) {
    // "how many of them have a price above 5": the rows are counted, the column is compared.
    reader.reading.wants.push({ aggregate: "count", mention: null, concept: null, distinct: false, star: false });
    reader.aggregates = reader.aggregates.filter((aggregate) => aggregate !== "count");
  } else if (aggregated !== undefined) {
    reader.aggregates = [];
    reader.measure = { aggregate: aggregated, mention };
    return;
  }
  if (reader.comparison !== null && reader.column !== null && !isEntity) {
    // Column against column is read by the comparison rule; here the name ends what was begun.
    reader.leaveColumn();
  }
  if (!isEntity) {
    if (reader.column !== null && reader.preposition === "of") return;
    if (reader.column !== null) reader.leaveColumn();
    reader.column = mention;
    if (reader.lastEntity !== null && mention.owner === null && reader.preposition !== null)
      mention.owner = reader.lastEntity;
    reader.preposition = null;
    return;
  }
  if (reader.column !== null && reader.preposition === "of") {
    reader.column.owner ??= mention;
    reader.preposition = null;
    reader.lastEntity = mention;
    reading.mentions.push(mention);
    return;
  }
  if (reader.connector === "or" && !reader.negated && reader.isValue(reader.next(0, "be", "named"))) {
    // "genre Rock or genre Jazz": the table only says where the alternative stands.
    reading.mentions.push(mention);
    reader.lastEntity = mention;
    reader.preposition = null;
    return;
  }
  const related = { kind: "related" as const, mention, negated: reader.negated, conditions: [], near: reading.focus };
  const wasNegated = reader.negated;
  reader.add(related);
  if (wasNegated) reader.openRelation = related;
  reader.lastEntity = mention;
  reader.preposition = null;
}
