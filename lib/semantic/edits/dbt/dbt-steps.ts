import { refuse } from "@/lib/errors";
import { errorMessage } from "@/lib/i18n/error-message";
import type { Locale } from "@/lib/i18n/locale";
import { ok, type Result } from "@/lib/result";
import { changeThing } from "@/lib/semantic/edits/change-thing";
import { type DbtMeasure, dbtMeasures, itemsOf } from "@/lib/semantic/edits/dbt/dbt-measures";
import { type DbtFile, dbtFileSchema } from "@/lib/semantic/edits/dbt/dbt-schema";
import { dbtTables, type Relationship, referredTable, type TableWords } from "@/lib/semantic/edits/dbt/dbt-tables";
import { readFileText } from "@/lib/semantic/edits/file/file-text";
import type { Step } from "@/lib/semantic/edits/file/step";
import type { FileProblem } from "@/lib/semantic/edits/schema";
import { setFields } from "@/lib/semantic/edits/set-fields";
import type { Sight } from "@/lib/semantic/edits/sight";
import { joinId } from "@/lib/semantic/edits/thing-id";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";

type DbtSteps = { readonly steps: Step[]; readonly ignored: string[] };

/**
 * What dbt's `manifest.json` or YAML adds to a model: descriptions of tables and columns, relationships, main dates, measures. What the
 * model has beside that stays. What has no counterpart, or names what the source has not, is told in `ignored`, which fills while the
 * steps are taken. **Fails** with the line where the file cannot be read.
 */
export function dbtSteps(text: string, sight: Sight, locale: Locale): Result<DbtSteps, FileProblem[]> {
  const read = readFileText(text, dbtFileSchema, locale);
  if (!read.ok) return read;
  const file = read.value.value;
  const [{ tables, relationships }, { measures, ignored }] = [dbtTables(file), dbtMeasures(file)];
  const note = (what: string) => {
    if (!ignored.includes(what)) ignored.push(what);
  };
  const about = (change: (model: SemanticModel) => Result<SemanticModel>, what: string): Step => ({
    path: [],
    apply: async (model) => {
      const next = change(model);
      if (next.ok) return next;
      note(`${what}: ${errorMessage(next.error, locale)}`);
      return ok(model);
    },
  });
  const steps = [
    ...[...tables, ...wordsOfSemanticModels(file)].map((words) =>
      about((model) => describeTable(model, words, sight, note), `table ${words.table}`),
    ),
    ...[...relationships, ...relationshipsOfEntities(file)].map((relationship) => {
      const { from, to } = relationship;
      const what = `relationship ${from.table}.${from.column} → ${to.table}.${to.column}`;
      return about((model) => relate(model, relationship, sight), what);
    }),
    ...mainDates(file).map(({ table, column }) =>
      about((model) => dateTable(model, table, column, sight), `main date of ${table}`),
    ),
    ...measures.map((given) => about((model) => addMeasure(model, given, sight), `measure ${given.measure.label}`)),
  ];
  return ok({ steps, ignored });
}

/** The table of the source that dbt means: the warehouse may write names in another case. */
function tableCalled(model: SemanticModel, name: string, { seen }: Sight): Entity | null {
  const visible = new Set(seen.entities.map(({ id }) => id));
  const named = model.entities.filter(({ id, table }) => visible.has(id) && table.toLowerCase() === name.toLowerCase());
  return named.find(({ table }) => table === name) ?? named[0] ?? null;
}

const columnCalled = ({ columns }: Entity, name: string) =>
  columns.find((column) => column.name === name) ??
  columns.find((column) => column.name.toLowerCase() === name.toLowerCase());

function describeTable(
  model: SemanticModel,
  words: TableWords,
  sight: Sight,
  note: (what: string) => void,
): Result<SemanticModel> {
  const entity = tableCalled(model, words.table, sight);
  if (entity === null) return refuse("semantic/table", { table: words.table });
  const said = new Map<string, string>();
  for (const { name, description } of words.columns) {
    const column = columnCalled(entity, name);
    if (column === undefined) note(`column ${words.table}.${name}`);
    else if (description !== "") said.set(column.name, description);
  }
  const columns = entity.columns.map((column) => {
    const description = said.get(column.name);
    return description === undefined || description === column.description
      ? column
      : setFields(column, { description });
  });
  const { description } = words;
  const own = description === "" || description === entity.description ? entity : setFields(entity, { description });
  return ok(replaced(model, entity, { ...own, columns }));
}

const replaced = (model: SemanticModel, before: Entity, after: Entity): SemanticModel => ({
  ...model,
  entities: model.entities.map((entity) => (entity === before ? after : entity)),
});

function relate(model: SemanticModel, { from, to }: Relationship, sight: Sight): Result<SemanticModel> {
  const sides = [from, to].map(({ table, column }) => {
    const entity = tableCalled(model, table, sight);
    return { entity: entity?.id ?? table, columns: [(entity && columnCalled(entity, column)?.name) ?? column] };
  });
  const [left = { entity: "", columns: [] }, right = left] = sides;
  const id = joinId({ from: left, to: right });
  const known = model.joins.find((join) => join.id === id);
  if (known !== undefined) {
    const joins = model.joins.map((join) =>
      join === known && join.origin === "inferred" ? { ...join, accepted: true } : join,
    );
    return ok({ ...model, joins });
  }
  const fields = { from: left, to: right, cardinality: "many-to-one" };
  return changeThing(model, { kind: "join", id: null, fields }, sight);
}

function dateTable(model: SemanticModel, table: string, column: string, sight: Sight): Result<SemanticModel> {
  const entity = tableCalled(model, table, sight);
  if (entity === null) return refuse("semantic/table", { table });
  const timeColumn = columnCalled(entity, column)?.name;
  if (timeColumn === undefined) return refuse("semantic/column", { table: entity.label, column });
  if (entity.timeColumn === timeColumn) return ok(model);
  return ok(replaced(model, entity, setFields(entity, { timeColumn })));
}

function addMeasure(model: SemanticModel, { table, measure }: DbtMeasure, sight: Sight): Result<SemanticModel> {
  const entity = tableCalled(model, table, sight);
  if (entity === null) return refuse("semantic/table", { table });
  const fields = { ...measure, entity: entity.id };
  const known = model.measures.find(
    (other) => other.entity === entity.id && other.label.toLowerCase() === fields.label.toLowerCase(),
  );
  return changeThing(model, { kind: "measure", id: known?.id ?? null, fields }, sight);
}

/** Where an entity or dimension is a column and not computed, its words are the column's. */
const columnOf = ({ name, expr }: { name: string; expr?: string | number | null | undefined }): string =>
  String(expr ?? name);

function wordsOfSemanticModels(file: DbtFile): TableWords[] {
  return itemsOf(file.semantic_models).map(({ model, description, dimensions }) => ({
    table: referredTable(model),
    description: description?.trim() ?? "",
    columns: (dimensions ?? [])
      .filter((dimension) => /^\w+$/.test(columnOf(dimension)))
      .map((dimension) => ({ name: columnOf(dimension), description: dimension.description?.trim() ?? "" })),
  }));
}

/** An entity that is foreign in one semantic model and primary in another joins them. */
function relationshipsOfEntities(file: DbtFile): Relationship[] {
  const all = itemsOf(file.semantic_models).flatMap(({ model, entities }) =>
    (entities ?? []).map((entity) => ({ ...entity, side: { table: referredTable(model), column: columnOf(entity) } })),
  );
  const keys = all.filter(({ type }) => type === "primary" || type === "unique");
  return all
    .filter(({ type }) => type === "foreign")
    .flatMap(({ name, side }) => {
      const key = keys.find((other) => other.name === name && other.side.table !== side.table);
      return key === undefined ? [] : [{ from: side, to: key.side }];
    });
}

function mainDates(file: DbtFile): { table: string; column: string }[] {
  return itemsOf(file.semantic_models).flatMap(({ model, defaults, dimensions }) => {
    const dimension = dimensions?.find(({ name }) => name === defaults?.agg_time_dimension);
    return dimension === undefined ? [] : [{ table: referredTable(model), column: columnOf(dimension) }];
  });
}
