import {
  completeConfig,
  completeWidget,
  type DashboardConfig,
  type DashboardFilter,
  type Widget,
} from "@/lib/dashboard/config/schema";
import type { Card } from "@/lib/dashboard/design/compose/cards";
import type { Names } from "@/lib/dashboard/design/compose/names";
import { namesOf } from "@/lib/dashboard/design/compose/names";
import { type CardInRow, placeRows } from "@/lib/dashboard/design/compose/rows";
import { type Subject, subjectOf } from "@/lib/dashboard/design/compose/subject";
import { isLinkTable } from "@/lib/dashboard/design/compose/telling";
import { type Part, type Template, templates } from "@/lib/dashboard/design/compose/templates";
import type { Composed, DashboardTemplate } from "@/lib/dashboard/design/schema";
import { refuse } from "@/lib/errors";
import { compilePlan } from "@/lib/nl2sql/compile-plan";
import { describePlan } from "@/lib/nl2sql/describe-plan";
import { ok, type Result } from "@/lib/result";
import { mainEntities } from "@/lib/semantic/facts/main-entities";
import type { SemanticModel } from "@/lib/semantic/schema";

export type ComposeWish = {
  readonly templateId: string;
  /** Id of the entity it is about; null: the most telling one. */
  readonly entity: string | null;
  readonly locale: "en" | "zh";
  readonly now: Date;
};

const subjectCountMax = 5;
/** Less than this is not worth a dashboard of its own. */
const offeredCountMin = 3;
const listFilterCount = 3;
const cacheSeconds = 300;

/**
 * Makes a dashboard of what the semantic model says, without a language model: every query is a plan, so that filters and drilling
 * reach it. The texts are there in both languages. The model is the viewer's: nothing hidden from them is in it.
 * **Fails** dashboard/nothing-to-compose where the model has no table to show; dashboard/template-not-found.
 */
export function composeDashboard(model: SemanticModel, wish: ComposeWish): Result<Composed> {
  const template = templates.find(({ id }) => id === wish.templateId);
  if (template === undefined) return refuse("dashboard/template-not-found");
  const subjects = subjectsOf(model, wish);
  const [main] = subjects;
  if (main === undefined) return refuse("dashboard/nothing-to-compose");
  const parts = template.compose(subjects, model).flatMap((part) => askable(part, model));
  const config = configOf(parts, { model, main, locale: wish.locale });
  if (config.widgets.length === 0) return refuse("dashboard/nothing-to-compose");
  return ok({ title: template.title(main)[wish.locale], config });
}

/** What can be made of a model, most useful first, with how much each would show: of the whole, then of its main tables one by one. */
export function templatesFor(model: SemanticModel, when: Pick<ComposeWish, "locale" | "now">): DashboardTemplate[] {
  const subjects = subjectsOf(model, { entity: null, now: when.now });
  const [main] = subjects;
  if (main === undefined) return [];
  return templates
    .filter(({ suits }) => suits(main))
    .flatMap((template) =>
      template.id === "entity"
        ? subjects.flatMap(({ entity }) => offered(model, template, entity.id, when))
        : offered(model, template, null, when),
    );
}

function offered(
  model: SemanticModel,
  { id, description }: Template,
  entity: string | null,
  when: Pick<ComposeWish, "locale" | "now">,
): DashboardTemplate[] {
  const composed = composeDashboard(model, { ...when, templateId: id, entity });
  if (!composed.ok) return [];
  const { title, config } = composed.value;
  const widgetCount = config.widgets.length;
  return widgetCount < offeredCountMin && id !== "overview"
    ? []
    : [{ id, entity, title, description: description[when.locale], widgetCount }];
}

function subjectsOf(model: SemanticModel, { entity, now }: Pick<ComposeWish, "entity" | "now">): Subject[] {
  const named = model.entities.filter(({ id, hidden }) => id === entity && !hidden);
  const main = mainEntities(model, model.entities.length);
  const telling = main.filter((item) => !isLinkTable(item));
  const chosen = entity === null ? (telling.length > 0 ? telling : main).slice(0, subjectCountMax) : named;
  return chosen.map((item) => subjectOf(model, item, now));
}

type Context = { readonly model: SemanticModel; readonly main: Subject; readonly locale: "en" | "zh" };

function configOf(parts: readonly Part[], context: Context): DashboardConfig {
  const { locale } = context;
  const other = locale === "en" ? "zh" : "en";
  const texts: Record<string, { title: string }> = {};
  const named = (id: string, names: Names): string => {
    if (names[other] !== names[locale]) texts[id] = { title: names[other] };
    return names[locale];
  };
  const sections = parts.flatMap(({ heading }, index) =>
    heading ? [{ id: `part-${index}`, title: named(`part-${index}`, heading) }] : [],
  );
  const widgets = parts.flatMap(({ heading, rows }, part) =>
    placeRows(rows).flatMap(({ card, place }, index) => {
      const id = `widget-${part}-${index}`;
      const widget = widgetOf(card, context);
      const title = named(id, card.names);
      return widget === null
        ? []
        : [completeWidget({ ...widget, id, title, place, sectionId: heading && `part-${part}` })];
    }),
  );
  const filters = filtersOf(context).map(({ names, ...filter }) => ({ ...filter, label: named(filter.id, names) }));
  return completeConfig({ widgets, sections, filters, texts: { [other]: texts } });
}

/** What of a part can be asked: who is left in a row takes the room of those that no join reaches. */
function askable({ heading, rows }: Part, model: SemanticModel): Part[] {
  const isAsked = (item: CardInRow | null) => item !== null && compilePlan(item.card.plan, model).ok;
  const left = rows
    .map(({ height, cards }) => ({ height, cards: cards.filter(isAsked) }))
    .filter(({ cards }) => cards.length > 0);
  return left.length > 0 ? [{ heading, rows: left }] : [];
}

type Unplaced = Pick<Extract<Widget, { kind: "chart" }>, "kind" | "query" | "chart">;

/** Null: the plan names what no join reaches; the rest of the dashboard goes on without it. */
function widgetOf({ plan, chart }: Card, { model, locale }: Context): Unplaced | null {
  const sql = compilePlan(plan, model);
  if (!sql.ok) return null;
  const question = describePlan(plan, model, locale);
  const query = { sourceId: model.sourceId, question, sql: sql.value, plan, cacheSeconds, parameters: [] };
  return { kind: "chart", query, chart };
}

/** The main date, with the last twelve whole months where the data runs on; and pick lists of what the charts are split by. */
function filtersOf({ main, model }: Context): (DashboardFilter & { names: Names })[] {
  const plain = {
    sourceId: model.sourceId,
    required: false,
    multiple: true,
    narrowedBy: null,
    targets: {},
    default: null,
  };
  const time = main.time;
  const lists = main.splits.slice(0, listFilterCount).map(({ ref, names }, index) => ({
    ...{ ...plain, id: `filter-${index}`, kind: "list" as const, label: names.en, column: ref, names },
  }));
  if (time === null) return lists;
  const column = model.entities
    .find(({ id }) => id === time.ref.entity)
    ?.columns.find(({ name }) => name === time.ref.column);
  const names = column ? namesOf(column) : { en: "Date", zh: "日期" };
  const lastYear = { kind: "relative", anchor: "last", count: 12, unit: "month", compare: "none" } as const;
  const date = { ...plain, id: "filter-time", kind: "date" as const, label: names.en, column: time.ref, names };
  return [{ ...date, default: time.isRunning ? lastYear : null }, ...lists];
}
