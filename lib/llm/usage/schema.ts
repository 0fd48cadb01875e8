import { z } from "zod";
import { roles } from "@/lib/auth/viewer";

/** **Units** billionths of a dollar a token; a thousand dollars a million tokens is the most. */
const nanoUsdSchema = z.int().min(0).max(1_000_000);

/** What a model's tokens cost, where an admin has said so. */
export const ownPriceSchema = z.object({
  /** The provider's name of the model. */
  model: z.string().trim().min(1).max(120),
  inputNanoUsd: nanoUsdSchema,
  cachedInputNanoUsd: nanoUsdSchema,
  outputNanoUsd: nanoUsdSchema,
});
export type OwnPrice = z.infer<typeof ownPriceSchema>;

export const budgetScopes = ["everyone", "role", "user"] as const;
export type BudgetScope = (typeof budgetScopes)[number];
export const budgetPeriods = ["day", "month"] as const;
export type BudgetPeriod = (typeof budgetPeriods)[number];

const budgetFields = z.object({
  /** everyone: all together. role: each person of it. user: this person, in the place of the role's. */
  scope: z.enum(budgetScopes),
  /** The role or the user's id; empty for everyone. */
  subject: z.string().max(40),
  period: z.enum(budgetPeriods),
  /** **Units** billionths of a dollar; a million dollars is the most. */
  limitNanoUsd: z.int().min(0).max(1e15),
});

function namesSubject({ scope, subject }: { scope: BudgetScope; subject: string }): boolean {
  if (scope === "everyone") return subject === "";
  return scope === "user" ? subject !== "" : roles.some((role) => role === subject);
}

/** What models may cost in a day or a month, both of UTC. */
export const budgetSchema = budgetFields.refine(namesSubject);
export type Budget = z.infer<typeof budgetSchema>;

/** A budget as an admin sets it; null takes it away. */
export const budgetChangeSchema = budgetFields
  .extend({ limitNanoUsd: budgetFields.shape.limitNanoUsd.nullable() })
  .refine(namesSubject);
export type BudgetChange = z.infer<typeof budgetChangeSchema>;

/** A budget with how much of it is used. */
export const budgetStatusSchema = budgetFields.extend({
  /** The person's name for a person's own budget, while the account exists; null for the others. */
  subjectName: z.string().nullable(),
  /** Of everyone, of the person, or of whoever of the role spent the most. */
  spentNanoUsd: z.number(),
  /** Who spent it: for a role, the person who spent the most. */
  spenderName: z.string().nullable(),
  resetsAt: z.iso.datetime(),
});
export type BudgetStatus = z.infer<typeof budgetStatusSchema>;

/** From this share of a budget on, admins are warned. */
export const budgetWarningRatio = 0.8;

/** How much of a budget is used, 1 for all of it. A budget of nothing is used up. */
export function budgetRatio({ spentNanoUsd, limitNanoUsd }: Pick<BudgetStatus, "spentNanoUsd" | "limitNanoUsd">) {
  return limitNanoUsd === 0 ? 1 : spentNanoUsd / limitNanoUsd;
}

/** What a model costs, and where that is known from. **Nulls** the price is not known. */
export const priceEntrySchema = z.object({
  model: z.string(),
  own: ownPriceSchema.omit({ model: true }).nullable(),
  published: ownPriceSchema.omit({ model: true }).nullable(),
  /** Calls of the last 90 days. */
  calls: z.int(),
});
export type PriceEntry = z.infer<typeof priceEntrySchema>;
export const priceListSchema = z.object({
  entries: z.array(priceEntrySchema),
  /** The day of which the published prices are. */
  publishedAsOf: z.iso.date(),
});

/** What an admin says of the price of a model; null is "as published". */
export const priceChangeSchema = z.object({
  model: ownPriceSchema.shape.model,
  price: ownPriceSchema.omit({ model: true }).nullable(),
});
export type PriceChange = z.infer<typeof priceChangeSchema>;

/** Days of UTC, the last of them today. */
export const usageRanges = ["today", "7d", "30d", "90d", "month"] as const;
export const usageRangeSchema = z.enum(usageRanges);
export type UsageRange = z.infer<typeof usageRangeSchema>;

const figuresSchema = z.object({
  calls: z.int(),
  /** Calls that brought nothing; those that the reader stopped are not among them. */
  failures: z.int(),
  /** Calls of a model that took over from another. */
  fallBacks: z.int(),
  inputTokens: z.int(),
  cachedInputTokens: z.int(),
  outputTokens: z.int(),
  reasoningTokens: z.int(),
  /** Without the calls whose price was not known. */
  costNanoUsd: z.number(),
  unpricedCalls: z.int(),
});
export type UsageFigures = z.infer<typeof figuresSchema>;

const usageRowSchema = figuresSchema.extend({
  /** Id of the person or the conversation, name of the model or the operation; null for Querent itself and for no conversation. */
  key: z.string().nullable(),
  /** Name or title, while person or conversation exist. */
  label: z.string().nullable(),
});
export type UsageRow = z.infer<typeof usageRowSchema>;

/** What models were used for and what that cost. */
export const usageReportSchema = z.object({
  /** First and last day. */
  from: z.iso.date(),
  to: z.iso.date(),
  total: figuresSchema.extend({
    /** **Nulls** no call. */
    medianMs: z.number().nullable(),
    medianFirstTokenMs: z.number().nullable(),
  }),
  days: z.array(z.object({ day: z.iso.date(), model: z.string(), costNanoUsd: z.number() })),
  byModel: z.array(usageRowSchema),
  byOperation: z.array(usageRowSchema),
  /** The 100 that cost the most; so with conversations. */
  byUser: z.array(usageRowSchema),
  byConversation: z.array(usageRowSchema),
});
export type UsageReport = z.infer<typeof usageReportSchema>;
