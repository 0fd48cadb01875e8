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

/** What models may cost in a day or a month, both of UTC. */
export const budgetSchema = z
  .object({
    /** everyone: all together. role: each person of it. user: this person, in the place of the role's. */
    scope: z.enum(budgetScopes),
    /** The role or the user's id; empty for everyone. */
    subject: z.string().max(40),
    period: z.enum(budgetPeriods),
    /** **Units** billionths of a dollar; a million dollars is the most. */
    limitNanoUsd: z.int().min(0).max(1e15),
  })
  .refine(({ scope, subject }) =>
    scope === "everyone" ? subject === "" : scope === "user" ? subject !== "" : roles.some((role) => role === subject),
  );
export type Budget = z.infer<typeof budgetSchema>;
