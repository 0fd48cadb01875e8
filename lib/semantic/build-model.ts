import { chineseOf } from "@/lib/semantic/chinese-words";
import { findJoins } from "@/lib/semantic/joins/find-joins";
import { sharedPrefixOf } from "@/lib/semantic/joins/shared-prefix";
import { withLinks } from "@/lib/semantic/joins/with-links";
import { labelFromName, labelOfTable } from "@/lib/semantic/label-from-name";
import { buildFilters, withUsualFilter } from "@/lib/semantic/roles/build-filters";
import { buildHierarchies } from "@/lib/semantic/roles/build-hierarchies";
import { buildMeasures } from "@/lib/semantic/roles/build-measures";
import { chooseLabelColumn, chooseTimeColumn } from "@/lib/semantic/roles/choose-columns";
import { type ColumnPlace, ColumnPlaces } from "@/lib/semantic/roles/column-place";
import { inferenceOf } from "@/lib/semantic/roles/guess";
import { meaningOfColumn } from "@/lib/semantic/roles/meaning-of-column";
import type { Entity, Join, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import { suggestQuestions } from "@/lib/semantic/suggest-questions";
import { wordsByRules } from "@/lib/semantic/words/words-by-rules";
import type { ColumnStructure, SourceKind, SourceStructure, TableStructure } from "@/lib/source/schema";

/**
 * What the data of a source means, as far as names, types, keys and statistics tell. Pure and deterministic: the same
 * structure gives the same model, byte for byte. Revision 1; descriptions come from comments in the database,
 * or from where keys point.
 */
export function buildModel(structure: SourceStructure, sourceId: string): SemanticModel {
  const schemas = new Set(structure.tables.map((table) => table.schema));
  const entityOf = (table: TableStructure) =>
    schemas.size > 1 && table.schema !== null ? `${table.schema}.${table.name}` : table.name;
  const prefix = sharedPrefixOf(structure.tables.map(({ name }) => name));
  const { joins, polymorphicKeys } = findJoins(structure, entityOf, prefix);
  const schema = { places: new ColumnPlaces(joins), prefix, kind: structure.kind };
  const bare = structure.tables.map((table) => {
    const entity = buildEntity(table, entityOf(table), schema);
    return { ...entity, primaryKey: keyOf(entity, joins) };
  });
  const worded = wordsByRules(withLinks(bare, joins), joins);
  const filters = buildFilters(worded, structure.kind);
  const entities = worded.map((entity) => withUsualFilter(entity, filters));
  const hierarchies = buildHierarchies(entities, joins);
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
    ...(filters.length > 0 && { filters }),
    ...(hierarchies.length > 0 && { hierarchies }),
    ...(polymorphicKeys.length > 0 && { polymorphicKeys }),
  };
  return { ...model, suggestedQuestions: suggestQuestions(model, structure.capturedAt) };
}

/** Tables read from files declare no key: it is the column that others point to by its values. */
function keyOf({ id, primaryKey }: Entity, joins: readonly Join[]): string[] {
  if (primaryKey.length > 0) return primaryKey;
  return joins.find(({ to }) => to.entity === id && to.columns.length === 1)?.to.columns ?? [];
}

/** What a table's entity takes from the whole of the source. */
type Around = {
  readonly places: ColumnPlaces;
  readonly prefix: readonly string[];
  readonly kind: SourceKind;
};

function buildEntity(table: TableStructure, id: string, { places, prefix, kind }: Around): Entity {
  const columns = table.columns.map((column) => buildColumn(column, table, places.of(id, table, column.name), kind));
  const naming = chooseLabelColumn(table, columns);
  const time = chooseTimeColumn(table, table.columns);
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
    labelColumn: naming?.value ?? null,
    timeColumn: time?.value ?? null,
    hidden: false,
    columns,
    inferred: {
      ...(naming !== null && { labelColumn: inferenceOf(naming) }),
      ...(time !== null && { timeColumn: inferenceOf(time) }),
    },
  };
}

function buildColumn(
  column: ColumnStructure,
  table: TableStructure,
  place: ColumnPlace,
  kind: SourceKind,
): SemanticColumn {
  const { statistics } = column;
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
    ...meaningOfColumn(column, place),
    hidden: false,
    nullable: column.nullable,
    unique: declaredUnique || (complete && statistics.distinctCount === statistics.sampledRowCount),
    distinctCount: statistics?.distinctCount ?? null,
    min: statistics?.min ?? null,
    max: statistics?.max ?? null,
    frequentValues: statistics?.frequentValues ?? [],
    nullFraction: statistics?.nullFraction ?? null,
    histogram: statistics?.histogram ?? null,
    ...(needsCast(column, kind) && { castForText: true }),
  };
}

const plainTexts = /^(text|varchar|char|character|character varying|bpchar|name|"char"|citext|string)\b/i;

/** PostgreSQL and DuckDB have types that print as text and are none to LIKE, LOWER or MIN. */
const needsCast = ({ type, databaseType }: ColumnStructure, kind: SourceKind): boolean =>
  type === "text" && (kind === "postgres" || kind === "duckdb") && !plainTexts.test(databaseType);

function chineseSynonyms(label: string): string[] {
  const chinese = chineseOf(label);
  return chinese === null ? [] : [chinese];
}
