import type { QueryPlan } from "@/lib/nl2sql/schema";
import { chineseOf } from "@/lib/semantic/chinese-words";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";
import { spaced } from "@/lib/semantic/suggest-questions";

const columnCountMax = 6;

/**
 * The newest rows of an entity with a date of its own, shown by what names and describes them.
 * Nulls: null without such a date, or where nothing would stand beside it. Data about persons is left out.
 */
export function newestPlan(
  model: SemanticModel,
  entityId: string,
  { locale, rowCount }: { readonly locale: "en" | "zh"; readonly rowCount: number },
): { readonly question: string; readonly plan: QueryPlan } | null {
  const entity = model.entities.find(({ id, hidden }) => id === entityId && !hidden);
  const time = entity?.columns.find(({ name, hidden }) => name === entity.timeColumn && !hidden);
  if (entity === undefined || time === undefined) return null;
  const telling = tellingColumns(entity);
  if (telling.length < 2) return null;
  const column = (name: string) => ({ entity: entity.id, column: name, path: null });
  const dimensions = [time, ...telling].map(({ name, label }) => ({ column: column(name), grain: null, label }));
  const plan: QueryPlan = {
    ...{ version: 1, root: entity.id, measures: [], dimensions, distinct: false, filter: null, having: [] },
    order: [{ by: { kind: "dimension", index: 0 }, direction: "desc" }],
    ...{ limit: rowCount, series: [], combine: null },
  };
  const chinese = spaced(chineseOf(entity.label) ?? entity.label).trimEnd();
  const question =
    locale === "zh" ? `最新的${rowCount}个${chinese}` : `The ${rowCount} newest ${entity.label.toLowerCase()}`;
  return { question, plan };
}

function tellingColumns({ columns, timeColumn, labelColumn }: Entity) {
  const shown = columns.filter(
    ({ name, hidden, personal, role }) => !hidden && !personal && name !== timeColumn && role !== "key",
  );
  const named = shown.filter(({ name }) => name === labelColumn);
  return [...named, ...shown.filter(({ name }) => name !== labelColumn)].slice(0, columnCountMax - 1);
}
