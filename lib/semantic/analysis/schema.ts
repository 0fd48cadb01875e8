import { z } from "zod";
import { reasonSchema } from "@/lib/semantic/schema";
import { analysisErrorSchema } from "@/lib/source/schema";

export const analysisRunStatuses = ["queued", "running", "review", "done", "failed", "cancelled", "discarded"] as const;

/** What an analysis does, in this order. `done` of `total` count tables in "statistics", batches in "words". */
export const analysisRunStages = [
  "connecting",
  "structure",
  "statistics",
  "relationships",
  "meaning",
  "words",
] as const;

/** The newest analysis of a source. "review": it found that the source changed, and waits for a person to apply or discard it. */
export const analysisRunSchema = z.object({
  id: z.string(),
  status: z.enum(analysisRunStatuses),
  stage: z.enum(analysisRunStages).nullable(),
  done: z.int(),
  total: z.int(),
  /** The table that is being looked at. */
  subject: z.string().nullable(),
  error: analysisErrorSchema.nullable(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type AnalysisRun = z.infer<typeof analysisRunSchema>;

const placeSchema = z.object({ entity: z.string(), column: z.string().nullable() });

/** One difference between the model in force and what an analysis found. */
export const driftItemSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("new"), place: placeSchema }),
  z.object({ kind: z.literal("gone"), place: placeSchema }),
  /** What was `place` is now called `to`: everything that people said of it moves along when it is applied. */
  z.object({
    kind: z.literal("renamed"),
    place: placeSchema,
    to: z.string(),
    confidence: z.number(),
    reason: reasonSchema,
  }),
  /** Type, or whether it may be empty. */
  z.object({
    kind: z.literal("changed"),
    place: placeSchema,
    field: z.enum(["type", "nullable"]),
    before: z.string(),
    after: z.string(),
  }),
]);
export type DriftItem = z.infer<typeof driftItemSchema>;

/** Something that people made and that stops working when the drift is applied. */
export const brokenThingSchema = z.object({
  kind: z.enum(["measure", "filter", "hierarchy", "join", "verified-question", "widget", "access-rule"]),
  id: z.string(),
  label: z.string(),
  /** Where it is, for a widget: the dashboard's title. */
  within: z.string().nullable(),
  /** A path of this application that shows it. */
  href: z.string().nullable(),
  /** What it used that is gone or called otherwise. */
  places: z.array(placeSchema),
});
export type BrokenThing = z.infer<typeof brokenThingSchema>;

export const analysisReviewSchema = z.object({
  runId: z.string(),
  /** The revision that it was compared with. */
  revision: z.int(),
  drift: z.array(driftItemSchema),
  broken: z.array(brokenThingSchema),
});
export type AnalysisReview = z.infer<typeof analysisReviewSchema>;

/** What a person decides about a review. A rename that is not taken is a column that is gone and another that is new. */
export const reviewDecisionSchema = z.object({
  runId: z.string(),
  action: z.enum(["apply", "discard"]),
  /** Places of renames that are not to be taken as such. */
  refusedRenames: z.array(placeSchema).max(1_000).default([]),
});
export type ReviewDecision = z.infer<typeof reviewDecisionSchema>;
