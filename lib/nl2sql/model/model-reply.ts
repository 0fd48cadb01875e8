import { z } from "zod";
import { chartTypes } from "@/lib/chart/schema";

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

/** What a model answers. Strict about there being an answer, tolerant of how the rest of it is written. */
export const modelReplySchema = z
  .object({
    sql: textOrNull,
    understood: textOrNull,
    assumptions: texts,
    chart: z.enum(chartTypes).nullish().catch(null),
    cannot_answer: z
      .union([z.string(), z.boolean()])
      .nullish()
      .transform((given) => (given === true ? "" : given === false ? null : (given ?? null))),
    missing: texts,
  })
  .refine((reply) => reply.sql !== null || reply.cannot_answer !== null, { error: "neither SQL nor a reason" });
export type ModelReplyContent = z.infer<typeof modelReplySchema>;
