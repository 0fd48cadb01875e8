import { z } from "zod";
import { chartSpecSchema } from "@/lib/chart/schema";
import { cellSchema, timeGrainSchema, timePartSchema } from "@/lib/execute/schema";
import { type MeasureAggregate, measureAggregates } from "@/lib/semantic/schema";

/** A column of the semantic model. `path` names the joins walked from the plan's root when the shortest path is not meant (self joins, two roads). */
export const columnRefSchema = z.object({
  entity: z.string(),
  column: z.string(),
  path: z.array(z.string()).nullable().default(null),
});
export type ColumnRef = z.infer<typeof columnRefSchema>;

export const arithmeticOperations = ["add", "subtract", "multiply", "divide"] as const;
export const arithmeticOperationSchema = z.enum(arithmeticOperations);

/** What is computed: a measure of the model, or an aggregate over a column (null column: rows of the entity). */
export type PlanMeasure = {
  aggregate: MeasureAggregate;
  entity: string;
  column: ColumnRef | null;
  /** Id of a measure of the semantic model; its expression then replaces `column`. */
  measureId: string | null;
  label: string;
  /** What is done to `column` in each row before the aggregate, from left to right ("quantity times price"). */
  terms?: { operation: z.infer<typeof arithmeticOperationSchema>; column: ColumnRef }[] | undefined;
  /** Only rows that meet it are taken ("how many of them were cancelled"), while the group keeps its other rows. */
  filter?: PlanFilter | null | undefined;
  /** This figure divided by another of the same group, times 100 with `percent`; nothing where the other is zero. */
  ratio?: { to: PlanMeasure; percent: boolean } | null | undefined;
};

export const planMeasureSchema: z.ZodType<PlanMeasure, unknown> = z.lazy(() =>
  z.object({
    aggregate: z.enum(measureAggregates),
    entity: z.string(),
    column: columnRefSchema.nullable(),
    measureId: z.string().nullable().default(null),
    label: z.string(),
    terms: z.array(z.object({ operation: arithmeticOperationSchema, column: columnRefSchema })).optional(),
    filter: planFilterSchema.nullable().optional(),
    ratio: z.object({ to: planMeasureSchema, percent: z.boolean() }).nullable().optional(),
  }),
);

/** `grain` cuts a time off ("2024-03"), `part` takes one number out of it ("every March": 3; Monday is 1); never both. */
export const planDimensionSchema = z.object({
  column: columnRefSchema,
  grain: timeGrainSchema.nullable().default(null),
  part: timePartSchema.nullable().optional(),
  label: z.string(),
  /** Of a list: rows that have none of it stay, with nothing in its place. */
  optional: z.boolean().optional(),
});
export type PlanDimension = z.infer<typeof planDimensionSchema>;

export const predicateOperators = [
  "eq",
  "ne",
  "lt",
  "lte",
  "gt",
  "gte",
  "between",
  "in",
  "not_in",
  "contains",
  "starts_with",
  "ends_with",
  "is_null",
  "is_not_null",
] as const;

/**
 * One comparison. For times `values` are ISO 8601 dates or date-times and ranges are half open: from inclusive, to exclusive.
 * `exact` false: the text was typed by a person and not found among the known values, so case is ignored.
 */
export const predicateSchema = z.object({
  kind: z.literal("predicate"),
  column: columnRefSchema,
  operator: z.enum(predicateOperators),
  values: z.array(cellSchema),
  exact: z.boolean().default(true),
});
export type Predicate = z.infer<typeof predicateSchema>;

export const comparisonOperators = ["eq", "ne", "lt", "lte", "gt", "gte"] as const;
export const comparisonOperatorSchema = z.enum(comparisonOperators);
export type ComparisonOperator = z.infer<typeof comparisonOperatorSchema>;

export type PlanFilter =
  | Predicate
  | { kind: "and" | "or"; filters: PlanFilter[] }
  | { kind: "not"; filter: PlanFilter }
  /** Rows of `of` that have (or, negated, have no) related row of `entity`; with `count`, as many as it says. */
  | {
      kind: "exists";
      of: string;
      entity: string;
      negated: boolean;
      filter: PlanFilter | null;
      count: { operator: ComparisonOperator; value: number } | null;
    }
  /** A column against one figure of a sub-question ("above the average price"). */
  | {
      kind: "compare_to";
      column: ColumnRef;
      operator: ComparisonOperator;
      /** `within`: the figure of the rows that agree with this row in these columns ("above the average of its category"). */
      to: {
        measure: PlanMeasure;
        filter: PlanFilter | null;
        within?: ColumnRef[] | undefined;
        factor?: number | undefined;
      };
    }
  | { kind: "compare_columns"; left: ColumnRef; operator: ComparisonOperator; right: ColumnRef }
  /** A condition that the semantic model has a name for ("active customers"); `filter` is its id. */
  | { kind: "named"; entity: string; filter: string }
  /** The column's value is (or, negated, is not) among the first column of another plan. */
  | { kind: "in_plan"; column: ColumnRef; negated: boolean; plan: QueryPlan };

export const planFilterSchema: z.ZodType<PlanFilter> = z.lazy(() =>
  z.union([
    predicateSchema,
    z.object({ kind: z.enum(["and", "or"]), filters: z.array(planFilterSchema) }),
    z.object({ kind: z.literal("not"), filter: planFilterSchema }),
    z.object({
      kind: z.literal("exists"),
      of: z.string(),
      entity: z.string(),
      negated: z.boolean(),
      filter: planFilterSchema.nullable(),
      count: z.object({ operator: comparisonOperatorSchema, value: z.number() }).nullable(),
    }),
    z.object({
      kind: z.literal("compare_to"),
      column: columnRefSchema,
      operator: comparisonOperatorSchema,
      to: z.object({
        measure: planMeasureSchema,
        filter: planFilterSchema.nullable(),
        within: z.array(columnRefSchema).optional(),
        factor: z.number().optional(),
      }),
    }),
    z.object({
      kind: z.literal("compare_columns"),
      left: columnRefSchema,
      operator: comparisonOperatorSchema,
      right: columnRefSchema,
    }),
    z.object({ kind: z.literal("named"), entity: z.string(), filter: z.string() }),
    z.object({
      kind: z.literal("in_plan"),
      column: columnRefSchema,
      negated: z.boolean(),
      plan: z.lazy(() => queryPlanSchema),
    }),
  ]),
);

/** A condition on a measure after grouping ("with at least 3 orders"). */
export const planHavingSchema = z.object({
  measure: planMeasureSchema,
  operator: comparisonOperatorSchema,
  value: z.number(),
  /**
   * Compared not with `value` itself but with `value` times this figure of all groups ("above the average of the departments"),
   * or, "overall", times the same figure of all rows, unfiltered ("above the overall average").
   */
  against: z.enum(["avg", "min", "max", "overall"]).nullable().optional(),
});
export type PlanHaving = z.infer<typeof planHavingSchema>;

/** Sort by a shown measure or dimension (by index) or by something not shown. */
export const planOrderSchema = z.object({
  by: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("measure"), index: z.int() }),
    z.object({ kind: z.literal("dimension"), index: z.int() }),
    z.object({ kind: z.literal("hidden_measure"), measure: planMeasureSchema }),
    z.object({ kind: z.literal("column"), column: columnRefSchema }),
  ]),
  direction: z.enum(["asc", "desc"]),
});

/** A figure computed along the rows of the result: over time where the plan has a time dimension. */
export const planSeriesSchema = z.object({
  kind: z.enum(["running_total", "share_of_total", "moving_average", "change", "growth", "rank"]),
  /** Index of the shown measure it is computed from. */
  measure: z.int(),
  /** Rows of a moving average, or rows back for change and growth (12 for "year over year" by month). */
  periods: z.int().min(1),
  label: z.string(),
  /** Dimensions (by index) in whose every value the figure starts anew ("share within each region"). */
  within: z.array(z.int()).optional(),
  /** For change and growth: the shown measure (by index) it is compared with, in place of an earlier row. */
  baseline: z.int().nullable().optional(),
});
export type PlanSeries = z.infer<typeof planSeriesSchema>;

export type PlanCombination = { operation: "union" | "intersect" | "except"; plan: QueryPlan };
const planCombinationSchema: z.ZodType<PlanCombination> = z.lazy(() =>
  z.object({ operation: z.enum(["union", "intersect", "except"]), plan: queryPlanSchema }),
);

/**
 * The offline engine's intermediate form: serialisable, shown on the receipt, edited as chips, compiled to SQL per dialect.
 * No measures: a list of the dimension columns' rows (`distinct` removes doubles). Measures: one row per combination of dimensions.
 */
export const queryPlanSchema = z.object({
  version: z.literal(1),
  /** The entity whose rows are listed or counted; joins start here. */
  root: z.string(),
  measures: z.array(planMeasureSchema),
  dimensions: z.array(planDimensionSchema),
  distinct: z.boolean(),
  filter: planFilterSchema.nullable(),
  having: z.array(planHavingSchema),
  order: z.array(planOrderSchema),
  limit: z.int().min(1).nullable(),
  /** Dimensions (by index) in whose every value the limit counts anew ("the top 3 products of each category"). */
  limitWithin: z.array(z.int()).optional(),
  series: z.array(planSeriesSchema).default([]),
  /** The rows of this plan together with, also in, or without those of another of the same shape; doubles are removed. */
  combine: planCombinationSchema.nullable().default(null),
});
export type QueryPlan = z.infer<typeof queryPlanSchema>;

export const engines = ["offline", "model", "verified", "sql"] as const;
export const engineSchema = z.enum(engines);
export type Engine = z.infer<typeof engineSchema>;
export const engineChoiceSchema = z.enum(["auto", "offline", "model"]);
export type EngineChoice = z.infer<typeof engineChoiceSchema>;

/** A verified question as an answer names it: which one, and who vouched for it when. */
export const verifiedMarkSchema = z.object({
  id: z.string(),
  question: z.string(),
  /** Null where the account is gone. */
  verifiedBy: z.string().nullable(),
  verifiedAt: z.iso.datetime(),
});
export type VerifiedMark = z.infer<typeof verifiedMarkSchema>;

/** SQL proposed for a question; not yet checked. */
export const draftSchema = z.object({
  kind: z.literal("draft"),
  engine: engineSchema,
  sql: z.string(),
  plan: queryPlanSchema.nullable(),
  /** 0 to 1; `confident` says whether `auto` takes the answer without asking the model. */
  confidence: z.number().min(0).max(1),
  confident: z.boolean(),
  /** The question as understood, in the language it was asked in. */
  understood: z.string(),
  assumptions: z.array(z.string()),
  /** Words of the question that were not used. */
  unused: z.array(z.string()),
  /** A chart type the question asked for by name; null when it did not. */
  chartHint: z.string().nullable(),
  /** Engine `verified` alone: the question that this is the checked answer to. */
  verified: verifiedMarkSchema.nullable().optional(),
  /** The chart that a person chose for these columns. */
  chosenChart: chartSpecSchema.nullable().optional(),
});
export type Draft = z.infer<typeof draftSchema>;

export const clarificationSchema = z.object({
  kind: z.literal("clarify"),
  prompt: z.string(),
  /** Each choice is a full question that can be asked as it stands. */
  choices: z.array(z.object({ label: z.string(), question: z.string() })).min(2),
});
export type Clarification = z.infer<typeof clarificationSchema>;

export const cannotAnswerSchema = z.object({
  kind: z.literal("cannot_answer"),
  reason: z.string(),
  unused: z.array(z.string()),
  /** The nearest questions that can be answered. */
  nearest: z.array(z.string()),
});
export type CannotAnswer = z.infer<typeof cannotAnswerSchema>;

export const interpretationSchema = z.discriminatedUnion("kind", [
  draftSchema,
  clarificationSchema,
  cannotAnswerSchema,
]);
export type Interpretation = z.infer<typeof interpretationSchema>;

export const questionLanguages = ["en", "zh"] as const;

/** A question whose answer a person has checked. The plan's dates are those of `createdAt`. */
export const verifiedQuestionSchema = z.object({
  id: z.string(),
  sourceId: z.string(),
  question: z.string(),
  language: z.enum(questionLanguages),
  /** Null where the answer came from SQL that has no plan. */
  plan: queryPlanSchema.nullable(),
  sql: z.string(),
  chart: chartSpecSchema.nullable(),
  verifiedBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type VerifiedQuestion = z.infer<typeof verifiedQuestionSchema>;

/** A verified question as lists show it. */
export const verifiedEntrySchema = verifiedQuestionSchema
  .pick({ id: true, question: true, language: true, verifiedBy: true, createdAt: true })
  .extend({
    /** The stretches of the question (in characters, half open) that may hold something else when it is asked again. */
    slots: z.array(z.object({ kind: z.enum(["value", "number", "time"]), start: z.int(), end: z.int() })),
    /** Null for those who may not edit: it may name what the model hides from them. */
    sql: z.string().nullable(),
    /** Why it answers nothing any more: the data has changed below it, or it is of days that are over. */
    problem: z.enum(["data", "time"]).nullable(),
  });
export type VerifiedEntry = z.infer<typeof verifiedEntrySchema>;

/** Shorter than a question may be: comparing goes as deep as it is long. */
const questionTextSchema = z.string().trim().min(1).max(1_000);

/** Body of `POST /api/sources/{sourceId}/verified-questions`: an answer that the viewer got and now vouches for. */
export const newVerifiedSchema = z.object({
  queryId: z.string().min(1).max(64),
  question: questionTextSchema,
  chart: chartSpecSchema.nullable().default(null),
});
export type NewVerified = z.infer<typeof newVerifiedSchema>;

/** Body of `PATCH /api/sources/{sourceId}/verified-questions/{questionId}`. */
export const verifiedChangeSchema = z.object({ question: questionTextSchema });
export type VerifiedChange = z.infer<typeof verifiedChangeSchema>;
