import { z } from "zod";

export const scoreParts = ["descriptions", "relationships", "names", "measures", "verified", "freshness"] as const;

/** One thing to do, with how much it would help. `gain`: points of the score, 0 to 100. */
export const scoreTodoSchema = z.object({
  /** Its sentence is in messages/<language>/data.json under score.todo. */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  entity: z.string().nullable(),
  gain: z.number(),
  /** The query of the source's page where it is done: "tab=tables&table=orders". */
  search: z.string(),
});
export type ScoreTodo = z.infer<typeof scoreTodoSchema>;

/** How well questions can be answered from what is known of the data. **Units** score: 0 to 100. **Order** todo: what helps most first. */
export const contextScoreSchema = z.object({
  score: z.number(),
  parts: z.array(z.object({ part: z.enum(scoreParts), score: z.number(), weight: z.number() })),
  todo: z.array(scoreTodoSchema),
});
export type ContextScore = z.infer<typeof contextScoreSchema>;
