import { z } from "zod";

const textOrNull = z
  .string()
  .trim()
  .nullish()
  .catch(null)
  .transform((text) => text || null);
const countOrNull = z.coerce
  .number()
  .int()
  .min(1)
  .nullish()
  .catch(null)
  .transform((count) => count ?? null);
const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** One thing where a list was asked for is a list of it; nothing is an empty one. */
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .union([z.array(item), item.transform((one) => [one])])
    .nullish()
    .transform((list) => list ?? []);

/** A condition without others inside it: `column op value`, or `column op than` (a figure or another column). */
const leafSchema = z.object({
  column: textOrNull,
  op: z.string().trim().default("="),
  value: z
    .union([valueSchema, z.array(valueSchema)])
    .nullish()
    .transform((value) => (Array.isArray(value) ? value : value === undefined ? [] : [value])),
  than: textOrNull,
  /** A named filter of the model, which is met or, with `op` "!=", not. */
  named: textOrNull,
});
export type LeafForm = z.infer<typeof leafSchema>;

const conditionSchema = leafSchema.extend({
  /** Rows that have (`has`) or lack (`has_no`) a related row of this table; with `op` and `value`, as many as these say. */
  has: textOrNull,
  has_no: textOrNull,
  of: textOrNull,
  where: listOf(leafSchema),
  /** At least one of these holds. */
  any_of: listOf(leafSchema),
});
export type ConditionForm = z.infer<typeof conditionSchema>;

const figureObject = z.object({
  figure: z.string().trim().min(1),
  label: textOrNull,
  where: listOf(conditionSchema),
  divided_by: textOrNull,
  divided_by_where: listOf(conditionSchema),
  percent: z.boolean().nullish().catch(null),
});
/** A figure is a label of the model, "count(orders)" or "sum(orders.amount)"; a text alone stands for an object that has only that. */
const figureSchema = z
  .union([z.string().transform((figure) => ({ figure })), figureObject])
  .transform((given) => figureObject.parse(given));
export type FigureForm = z.infer<typeof figureSchema>;

const orderObject = z.object({
  by: z.string().trim().min(1),
  direction: z
    .string()
    .nullish()
    .transform((direction) => (/^asc/i.test(direction ?? "") ? ("asc" as const) : ("desc" as const))),
});

const seriesKinds = ["running_total", "share_of_total", "moving_average", "change", "growth", "rank"] as const;

/**
 * A query plan in the words that language models get right: names as they stand in the prompt, no indexes, nothing nested deeper than
 * one list of conditions in another. `read-plan.ts` makes a `QueryPlan` of it.
 */
const planFormSchema = z.object({
  measures: listOf(figureSchema),
  dimensions: listOf(z.string().trim().min(1)),
  /** The table whose rows are listed or counted, where the rest does not say. */
  of: textOrNull,
  distinct: z.boolean().nullish().catch(null),
  where: listOf(conditionSchema),
  having: listOf(
    z.object({
      figure: z.string().trim().min(1),
      op: z.string().trim().default(">"),
      value: z.coerce.number().nullish(),
      against: z.enum(["avg", "min", "max", "overall"]).nullish().catch(null),
    }),
  ),
  order: listOf(orderObject),
  limit: countOrNull,
  limit_per: listOf(z.string().trim().min(1)),
  series: listOf(
    z.object({
      kind: z.enum(seriesKinds),
      figure: textOrNull,
      periods: countOrNull,
      per: listOf(z.string().trim().min(1)),
      against: textOrNull,
      label: textOrNull,
    }),
  ),
});
export type PlanForm = z.infer<typeof planFormSchema>;
/** What a caller may leave out. */
export type PlanFormInput = z.input<typeof planFormSchema>;

/** Something that was to be a plan and is none, with what is wrong with its form. */
export type BrokenForm = { readonly broken: string };

/** A plan as a model wrote it. One of a wrong shape is kept with what is wrong, so that the model can be told. */
export const writtenPlanSchema = planFormSchema
  .transform((form): PlanForm | BrokenForm => form)
  .nullish()
  // The JSON schema of a tolerant schema is made by calling this without a context.
  .catch((context?: { readonly error: { readonly issues: readonly z.core.$ZodIssue[] } }) =>
    context === undefined ? null : { broken: brokenAt(context.error.issues) },
  )
  .transform((form) => form ?? null);

/** Fails: throws for what is no plan; for plans that our own code has written. */
export const readForm = (input: PlanFormInput): PlanForm => planFormSchema.parse(input);

function brokenAt(issues: readonly z.core.$ZodIssue[]): string {
  return issues
    .slice(0, 3)
    .map(({ path, message }) => `"plan.${path.join(".")}": ${message}`)
    .join("; ");
}
