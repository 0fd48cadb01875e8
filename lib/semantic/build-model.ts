import { buildMeasures } from "@/lib/semantic/build-measures";
import { chineseOf } from "@/lib/semantic/chinese-words";
import { chooseLabelColumn, chooseTimeColumn } from "@/lib/semantic/choose-columns";
import { declaredJoins } from "@/lib/semantic/declared-joins";
import { inferJoins } from "@/lib/semantic/infer-joins";
import { inferJoinsByValues } from "@/lib/semantic/infer-joins-by-values";
import { inferRole } from "@/lib/semantic/infer-role";
import { inferUnit } from "@/lib/semantic/infer-unit";
import { labelFromName, labelOfTable } from "@/lib/semantic/label-from-name";
import { isPersonal } from "@/lib/semantic/personal-data";
import type { Entity, Join, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import { sharedPrefixOf } from "@/lib/semantic/shared-prefix";
import { suggestQuestions } from "@/lib/semantic/suggest-questions";
import type { ColumnStructure, SourceStructure, TableStructure } from "@/lib/source/schema";

/**
 * What the data of a source means, as far as names, types, keys and statistics tell. Pure and deterministic: the same
 * structure gives the same model, byte for byte. Revision 1; descriptions come from comments in the database.
 */
export function buildModel(structure: SourceStructure, sourceId: string): SemanticModel {
  const schemas = new Set(structure.tables.map((table) => table.schema));
  const entityOf = (table: TableStructure) =>
    schemas.size > 1 && table.schema !== null ? `${table.schema}.${table.name}` : table.name;
  const declared = declaredJoins(structure, entityOf);
  const prefix = sharedPrefixOf(structure.tables.map(({ name }) => name));
  const named = [...declared, ...inferJoins(structure, entityOf, declared)];
  const joins = [...named, ...inferJoinsByValues(structure, entityOf, named, prefix)];
  const joined = joinedColumns(joins);
  const entities = structure.tables.map((table) => buildEntity(table, entityOf(table), joined, prefix));
  const model: SemanticModel = {
    version: 1,
    sourceId,
    kind: structure.kind,
    database: structure.database ?? null,
    revision: 1,
    description: null,
    entities,
    joins,
    measures: buildMeasures(entities, joins, structure.kind),
    suggestedQuestions: [],
  };
  return { ...model, suggestedQuestions: suggestQuestions(model, structure.capturedAt) };
}

/** The columns of each entity that a join uses. */
function joinedColumns(joins: readonly Join[]): ReadonlyMap<string, ReadonlySet<string>> {
  const columns = new Map<string, Set<string>>();
  for (const side of joins.flatMap(({ from, to }) => [from, to])) {
    const known = columns.get(side.entity) ?? new Set();
    for (const column of side.columns) known.add(column);
    columns.set(side.entity, known);
  }
  return columns;
}

function buildEntity(
  table: TableStructure,
  id: string,
  joined: ReadonlyMap<string, ReadonlySet<string>>,
  prefix: readonly string[],
): Entity {
  const keys = new Set([...(joined.get(id) ?? []), ...table.primaryKey]);
  const columns = table.columns.map((column) => buildColumn(column, table, keys.has(column.name)));
  const label = labelOfTable(table.name, prefix);
  return {
    id,
    schema: table.schema,
    table: table.name,
    label,
    description: table.comment,
    synonyms: chineseSynonyms(label),
    kind: table.kind,
    rowEstimate: table.rowEstimate,
    primaryKey: table.primaryKey,
    labelColumn: chooseLabelColumn(table, columns),
    timeColumn: chooseTimeColumn(table, table.columns),
    hidden: false,
    columns,
  };
}

function buildColumn(column: ColumnStructure, table: TableStructure, isKey: boolean): SemanticColumn {
  const { statistics } = column;
  const role = inferRole(column, isKey);
  const label = labelFromName(column.name);
  const complete = statistics?.complete === true && statistics.sampledRowCount > 0;
  const declaredUnique = [table.primaryKey, ...table.uniqueKeys].some(
    (key) => key.length === 1 && key[0] === column.name,
  );
  return {
    name: column.name,
    label,
    description: column.comment,
    synonyms: chineseSynonyms(label),
    type: column.type,
    role,
    unit: role === "measure" ? inferUnit(column) : null,
    hidden: false,
    personal: isPersonal(column, table.name),
    nullable: column.nullable,
    unique: declaredUnique || (complete && statistics.distinctCount === statistics.sampledRowCount),
    distinctCount: statistics?.distinctCount ?? null,
    min: statistics?.min ?? null,
    max: statistics?.max ?? null,
    frequentValues: statistics?.frequentValues ?? [],
  };
}

function chineseSynonyms(label: string): string[] {
  const chinese = chineseOf(label);
  return chinese === null ? [] : [chinese];
}
