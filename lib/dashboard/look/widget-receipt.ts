import "server-only";
import { shownRefusal } from "@/lib/dashboard/look/failed-widget";
import { type LookContext, openLook, queriesOf } from "@/lib/dashboard/look/look-context";
import { leftOut } from "@/lib/dashboard/look/look-texts";
import type { Look, WidgetReceipt } from "@/lib/dashboard/look/schema";
import type { Sighting } from "@/lib/dashboard/look/sighting";
import { widgetAsk } from "@/lib/dashboard/look/widget-ask";
import { refuse } from "@/lib/errors";
import { checkSql } from "@/lib/guard/check-sql";
import { conditionsOf } from "@/lib/guard/conditions-of";
import { describeConditions } from "@/lib/nl2sql/describe-conditions";
import { rowCountMax } from "@/lib/pipeline/limits";
import { fail, ok, type Result } from "@/lib/result";
import { labelIn } from "@/lib/semantic/label-in";
import { semanticViewFor } from "@/lib/semantic/semantic-view";
import { sourceSummary } from "@/lib/source/sources";

/**
 * How the rows of a widget came to be, as somebody looks at it; of a text, how its values did. The SQL is for those who may edit and
 * never holds row rules; whoever comes by a link gets to know the conditions of plans alone. Nothing is run.
 * **Fails** dashboard/not-found, dashboard/widget-not-found, dashboard/filter-fixed, dashboard/widget-refused, source/*; guard/* for those who edit.
 */
export async function widgetReceipt(sighting: Sighting, widgetId: string, look: Look): Promise<Result<WidgetReceipt>> {
  const opened = await openLook(sighting, look);
  if (!opened.ok) return opened;
  const context = opened.value;
  const widget = context.config.widgets.find(({ id }) => id === widgetId);
  const queries = widget ? queriesOf(widget) : [];
  if (queries.length === 0) return refuse("dashboard/widget-not-found");
  const receipts: WidgetReceipt[] = [];
  for (const { query } of queries) {
    const one = await receiptOf({ query, widgetId }, context);
    if (!one.ok) return fail(shownRefusal(context, one.error));
    receipts.push(one.value);
  }
  return ok(together(receipts));
}

async function receiptOf(asked: Parameters<typeof widgetAsk>[0], context: LookContext): Promise<Result<WidgetReceipt>> {
  const { viewer, maySeeSql } = context;
  const { query } = asked;
  const view = await semanticViewFor(viewer, query.sourceId);
  if (!view.ok) return view;
  const ask = widgetAsk(asked, { context, view: view.value });
  if (!ask.ok) return ask;
  const { sql, plan } = ask.value;
  // What the guard lets pass names nothing that is hidden from this viewer.
  const checked = checkSql(sql, { ...view.value, rowCountMax });
  if (!checked.ok) return checked;
  const { model } = view.value;
  const isLent = viewer.lentBy !== undefined;
  const described =
    plan === null ? (isLent ? [] : conditionsOf(sql, model.kind)) : describeConditions(plan, model, viewer.locale);
  const conditions = [...described, ...(checked.value.rowRulesApplied ? [leftOut[viewer.locale]] : [])];
  if (isLent) return ok({ sourceName: null, question: null, sql: null, tables: [], conditions });
  const source = await sourceSummary(viewer, query.sourceId);
  if (!source.ok) return source;
  const tables = model.entities.filter(({ id }) => checked.value.tables.includes(id));
  return ok({
    sourceName: source.value.name,
    question: query.question,
    sql: maySeeSql ? sql : null,
    tables: tables.map((entity) => labelIn(entity, viewer.locale)),
    conditions,
  });
}

function together(receipts: readonly WidgetReceipt[]): WidgetReceipt {
  const each = <T>(of: (receipt: WidgetReceipt) => readonly T[]) => [...new Set(receipts.flatMap(of))];
  const joined = (of: (receipt: WidgetReceipt) => string | null, between: string) =>
    each((receipt) => [of(receipt)])
      .filter((text) => text !== null)
      .join(between) || null;
  return {
    sourceName: joined(({ sourceName }) => sourceName, ", "),
    question: joined(({ question }) => question, "\n"),
    sql: joined(({ sql }) => sql, ";\n\n"),
    tables: each(({ tables }) => tables),
    conditions: each(({ conditions }) => conditions),
  };
}
