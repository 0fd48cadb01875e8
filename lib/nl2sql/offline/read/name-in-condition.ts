import type { Reader } from "@/lib/nl2sql/offline/read/reader";
import { type Mention, namesEntity } from "@/lib/nl2sql/offline/read/reading";

/** A name in a condition: the column that a value is to follow, a figure to be compared, or a table that must (not) have a row. */
export function condition(reader: Reader, mention: Mention): void {
  const { reading } = reader;
  const isEntity = namesEntity(mention);
  const [aggregated] = reader.aggregates;
  if (aggregated !== undefined) {
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
