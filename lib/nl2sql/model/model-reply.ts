import { z } from "zod";
import { chartTypes } from "@/lib/chart/schema";
import { writtenPlanSchema } from "@/lib/nl2sql/model/plan-form";

const textOrNull = z
  .string()
  .trim()
  .nullish()
  .catch(null)
  .transform((text) => text || null);
const texts = z
  .union([z.array(z.string()), z.string().transform((text) => [text])])
  .nullish()
  .catch([])
  .transform((list) => (list ?? []).map((text) => text.trim()).filter((text) => text !== ""));

const choiceSchema = z.union([
  z
    .string()
    .trim()
    .min(1)
    .max(500)
    .transform((question) => ({ label: question, question })),
  z.object({ label: z.string().trim().min(1), question: z.string().trim().min(1).max(500) }),
]);

/** What a model answers. Strict about there being an answer, tolerant of how the rest of it is written. */
export const modelReplySchema = z
  .object({
    plan: writtenPlanSchema,
    sql: textOrNull,
    understood: textOrNull,
    assumptions: texts,
    chart: z.enum(chartTypes).nullish().catch(null),
    /** A question back; one without a choice is none. */
    clarify: z
      .object({ prompt: z.string().trim().min(1), choices: z.array(choiceSchema).min(2) })
      .nullish()
      .catch(null),
    cannot_answer: z
      .union([z.string(), z.boolean()])
      .nullish()
      .transform((given) => (given === true ? "" : given === false ? null : (given ?? null))),
    missing: texts,
  })
  .refine(({ plan, sql, clarify, cannot_answer }) => (plan ?? sql ?? clarify ?? cannot_answer) != null, {
    error: "neither a plan nor SQL, a question or a reason",
  });
export type ModelReplyContent = z.infer<typeof modelReplySchema>;
