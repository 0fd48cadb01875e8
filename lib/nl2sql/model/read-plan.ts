import { describeMeasure } from "@/lib/nl2sql/describe/describe-parts";
import type { Telling } from "@/lib/nl2sql/describe/telling";
import { describePlan } from "@/lib/nl2sql/describe-plan";
import { KnownNames, Unreadable } from "@/lib/nl2sql/model/known-names";
import type { FigureForm, PlanForm } from "@/lib/nl2sql/model/plan-form";
import { comparisonOf, readConditions } from "@/lib/nl2sql/model/read-condition";
import { readDimension } from "@/lib/nl2sql/model/read-dimension";
import { readFigure } from "@/lib/nl2sql/model/read-figure";
import { Shown } from "@/lib/nl2sql/model/shown";
import { type Locale, say } from "@/lib/nl2sql/offline/say";
import type { PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";
import { fail, ok, type Result } from "@/lib/result";
import type { SemanticModel } from "@/lib/semantic/schema";

/**
 * Makes a plan of what a model wrote, every name looked up in the semantic model. `model` holds nothing that is hidden.
 * Fails: with a sentence for the model that says what cannot be followed and which names come nearest.
 */
export function readPlan(form: PlanForm, model: SemanticModel, locale: Locale): Result<QueryPlan, string> {
  try {
    return ok(new PlanReader(form, model, locale).plan());
  } catch (error) {
    if (error instanceof Unreadable) return fail(error.message);
    throw error;
  }
}

const movingRows = 3;

class PlanReader {
  readonly #names: KnownNames;
  readonly #telling: Telling;
  readonly #root: string | null;
  readonly #shown: Shown;

  constructor(
    private readonly form: PlanForm,
    model: SemanticModel,
    locale: Locale,
  ) {
    this.#names = new KnownNames(model);
    this.#telling = { model, locale, plan: (inner) => describePlan(inner, model, locale) };
    const named = form.of === null ? null : this.#names.entity(form.of).id;
    const dimensions = form.dimensions.map((text) => readDimension(text, this.#names));
    const [first] = dimensions;
    this.#root = named ?? first?.column.entity ?? null;
    const measures = form.measures.map((figure) => this.#measure(figure));
    this.#root = named ?? measures[0]?.entity ?? this.#root;
    this.#shown = new Shown(this.#names, this.#root, { form, measures, dimensions });
  }

  plan(): QueryPlan {
    const { form } = this;
    const { measures, dimensions } = this.#shown;
    const root = this.#root;
    if (root === null) throw new Unreadable("The plan asks for nothing: it needs measures or dimensions.");
    const within = form.limit_per.map((text) => this.#shown.dimension(text));
    return {
      ...{ version: 1, root, measures: [...measures], dimensions: [...dimensions] },
      distinct: form.distinct ?? false,
      filter: readConditions(form.where, this.#names, root),
      having: this.#having(),
      order: form.order.map(({ by, direction }) => ({ by: this.#shown.order(by), direction })),
      limit: form.limit,
      ...(within.length > 0 && { limitWithin: within }),
      series: this.#series(),
      combine: null,
    };
  }

  #measure({ figure, label, where, divided_by, divided_by_where, percent }: FigureForm): PlanMeasure {
    const own = this.#figure(figure, where, label);
    if (divided_by === null) return own;
    const to = this.#figure(divided_by, divided_by_where, null);
    const name = label ?? `${own.label} / ${to.label}`;
    return { ...own, label: name, ratio: { to, percent: percent ?? false } };
  }

  #figure(text: string, where: FigureForm["where"], label: string | null): PlanMeasure {
    const read = readFigure(text, this.#names, this.#root);
    const filter = readConditions(where, this.#names, read.entity);
    const measure = filter === null ? read : { ...read, filter };
    const told = describeMeasure(measure, this.#telling);
    return { ...measure, label: label ?? (filter === null && read.label !== "" ? read.label : told) };
  }

  #having(): QueryPlan["having"] {
    return this.form.having.map(({ figure, op, value, against }) => {
      if (value == null && against == null) throw new Unreadable(`The condition on ${figure} has no value.`);
      const measure = this.#shown.figure(figure);
      // Against the average and the like, the value is what that is multiplied by.
      return { measure, operator: comparisonOf(op), value: value ?? 1, ...(against != null && { against }) };
    });
  }

  #series(): QueryPlan["series"] {
    const names = {
      running_total: ["running total of", "累计"],
      share_of_total: ["share of", "占比："],
      moving_average: ["moving average of", "移动平均："],
      change: ["change of", "变化："],
      growth: ["growth of", "增长率："],
      rank: ["rank by", "排名："],
    } as const;
    return this.form.series.map(({ kind, figure, periods, per, against, label }) => {
      const index = figure === null ? 0 : this.#shown.measure(figure);
      const [english, chinese] = names[kind];
      const of = this.#shown.measures[index]?.label ?? "";
      const within = per.map((text) => this.#shown.dimension(text));
      return {
        ...{ kind, measure: index, periods: periods ?? (kind === "moving_average" ? movingRows : 1) },
        label: label ?? say(this.#telling.locale, `${english} ${of}`, `${chinese}${of}`),
        ...(within.length > 0 && { within }),
        ...(against !== null && { baseline: this.#shown.measure(against) }),
      };
    });
  }
}
