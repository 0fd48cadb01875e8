import { isDeepStrictEqual } from "node:util";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { changeQueryEntity } from "@/lib/semantic/edits/change-query-entity";
import type { FileColumn, FileTable, ModelFile } from "@/lib/semantic/edits/file/file-schema";
import type { Step } from "@/lib/semantic/edits/file/step";
import { plainValue } from "@/lib/semantic/edits/plain-value";
import { setFields } from "@/lib/semantic/edits/set-fields";
import { type Sight, visibleEntity } from "@/lib/semantic/edits/sight";
import { thingsOf } from "@/lib/semantic/edits/things";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** Tables that are made of queries, before anything that could need them. */
export function querySteps(file: ModelFile, model: SemanticModel, sight: Sight): Step[] {
  return Object.entries(file.tables ?? {}).flatMap(([id, table]) => {
    const known = model.entities.find((entity) => entity.id === id);
    const sql = table?.query;
    if (sql === undefined || sql === known?.query) return [];
    const query = { name: table?.label ?? known?.label ?? id, sql };
    const entity = known === undefined ? null : id;
    return [
      {
        path: ["tables", id, "query"],
        apply: (whole) => changeQueryEntity(whole, { kind: "query-entity", entity, query }, sight, id),
      },
    ];
  });
}

/** What the file says of tables and columns; nothing where it says what stands already. */
export function tableSteps(file: ModelFile, sight: Sight): Step[] {
  return Object.entries(file.tables ?? {}).flatMap(([id, table]) => [
    { path: ["tables", id], apply: async (model) => changeTable(model, id, table ?? {}, sight) },
    ...Object.entries(table?.columns ?? {}).map(([name, column]) => ({
      path: ["tables", id, "columns", name],
      apply: async (model: SemanticModel) => changeColumn(model, [id, name], column ?? {}, sight),
    })),
  ]);
}

function changeTable(model: SemanticModel, id: string, table: FileTable, sight: Sight): Result<SemanticModel> {
  const visible = visibleEntity(model, id, sight);
  const entity = model.entities.find((other) => other.id === id);
  if (visible === null || entity === undefined) return refuse("semantic/table", { table: id });
  const named = [table.label_column, table.time_column].filter((name) => name !== undefined);
  const lost = named.find((name) => !visible.columns.some((column) => column.name === name));
  if (lost !== undefined) return refuse("semantic/column", { table: visible.label, column: lost });
  const own = new Set(thingsOf(model, "filter").flatMap((filter) => (filter.entity === id ? [filter.id] : [])));
  const unknown = table.default_filters?.find((filter) => !own.has(filter));
  if (unknown !== undefined) return refuse("semantic/refers", { name: unknown });
  const fields = differing(entity, tableFields(table, visible));
  if (Object.keys(fields).length === 0) return ok(model);
  const changed = setFields(entity, fields);
  return ok({ ...model, entities: model.entities.map((one) => (one === entity ? changed : one)) });
}

function changeColumn(
  model: SemanticModel,
  [id, name]: readonly [string, string],
  said: FileColumn,
  sight: Sight,
): Result<SemanticModel> {
  const visible = visibleEntity(model, id, sight);
  if (visible === null) return ok(model); // The table's own step has said so.
  const entity = model.entities.find((other) => other.id === id);
  const column = entity?.columns.find((other) => other.name === name);
  if (!entity || !column || !visible.columns.some((other) => other.name === name)) {
    return refuse("semantic/column", { table: visible.label, column: name });
  }
  const wanted = differing(column, columnFields(said, column));
  const personal = said.personal !== undefined;
  const fields = personal === column.personal ? wanted : { personalKind: column.personalKind ?? null, ...wanted };
  if (Object.keys(fields).length === 0) return ok(model);
  const changed = { ...setFields(column, fields), personal };
  const columns = entity.columns.map((one) => (one === column ? changed : one));
  return ok({ ...model, entities: model.entities.map((one) => (one === entity ? { ...entity, columns } : one)) });
}

function tableFields(table: FileTable, known: Entity) {
  return {
    label: table.label ?? known.label,
    description: table.description ?? null,
    synonyms: table.synonyms ?? [],
    hidden: table.hidden ?? false,
    labelColumn: table.label_column ?? null,
    timeColumn: table.time_column ?? null,
    defaultFilters: table.default_filters ?? [],
    translations: translationsOf(table.chinese),
  };
}

function columnFields(column: FileColumn, known: SemanticColumn) {
  return {
    label: column.label ?? known.label,
    description: column.description ?? null,
    synonyms: column.synonyms ?? [],
    hidden: column.hidden ?? false,
    role: column.role ?? known.role,
    unit: column.unit ?? null,
    format: column.format ?? null,
    // "true" says that it holds something, not what: what is known of that stays.
    personalKind: column.personal === true ? (known.personalKind ?? null) : (column.personal ?? null),
    translations: translationsOf(column.chinese),
  };
}

const translationsOf = (chinese: FileColumn["chinese"]) =>
  chinese === undefined ? { zh: { label: "", description: "" } } : { zh: { label: "", description: "", ...chinese } };

/** The fields that say something else than what stands; absent, null and empty are the same. */
function differing<T extends object>(known: object, wanted: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => {
      const before = (known as Record<string, unknown>)[field];
      return !isDeepStrictEqual(plainValue(before), plainValue(value));
    }),
  ) as Partial<T>;
}
