import { z } from "zod";

/** What may be said of a table or a column in words. **Nulls** nothing was said, or what was said could not be used. */
const saidSchema = z.object({
  label: z.string().nullable(),
  description: z.string().nullable(),
  synonyms: z.array(z.string()),
  zh: z.object({ label: z.string().nullable(), description: z.string().nullable() }),
  /** Whoever said it was not certain. */
  unsure: z.boolean(),
});
export type Said = z.infer<typeof saidSchema>;

const saidOfEntitySchema = z.object({
  entity: z.string(),
  /** Null where only columns were asked for. */
  said: saidSchema.nullable(),
  columns: z.array(z.object({ column: z.string(), said: saidSchema })),
});
export type SaidOfEntity = z.infer<typeof saidOfEntitySchema>;

/** What a model said of one batch, already checked: kept while an analysis runs, so that one that is interrupted does not ask again. */
export const describedBatchSchema = z.object({
  /** The provider's name of the model. */
  model: z.string(),
  entities: z.array(saidOfEntitySchema),
});
export type DescribedBatch = z.infer<typeof describedBatchSchema>;

const textSchema = z.string().nullish();
const wordsSchema = z.object({
  name: z.string(),
  label: textSchema,
  description: textSchema,
  synonyms: z.array(z.string()).nullish(),
  zh: z.object({ label: textSchema, description: textSchema, synonyms: z.array(z.string()).nullish() }).nullish(),
  unsure: z.boolean().nullish(),
});
export type ReplyWords = z.infer<typeof wordsSchema>;

/** The JSON that a model is asked for. Names are those of the prompt; everything else may be left out. */
export const wordsReplySchema = z.object({
  tables: z.array(wordsSchema.extend({ columns: z.array(wordsSchema).nullish() })),
});
export type WordsReply = z.infer<typeof wordsReplySchema>;
