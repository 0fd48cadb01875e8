import type { ColumnKit } from "./column-kit";

/** Tables of what the data means beside the models themselves: runs of the analysis, and which tables people ask about. */
export function describeSemanticTables({
  table,
  index,
  uniqueIndex,
  id,
  shortText,
  integer,
  instant,
  json,
}: ColumnKit) {
  /** One analysis of a source, from the queue to its end. Whoever works on it renews `heartbeatAt`; one with an old heartbeat may be taken over. */
  const analysisRuns = table(
    "analysis_runs",
    {
      id: id("id").primaryKey(),
      sourceId: id("source_id").notNull(),
      /** queued, running, review, done, failed, cancelled, discarded */
      status: shortText("status", 20).notNull(),
      stage: shortText("stage", 20),
      done: integer("done").notNull(),
      total: integer("total").notNull(),
      /** The table that is being looked at. */
      subject: shortText("subject", 255),
      error: json<{ code: string; params: Record<string, string | number> } | null>("error"),
      /** What a finished analysis of a known source found and nobody has applied yet. */
      proposal: json<unknown>("proposal"),
      /** The instance at work on it. */
      instance: shortText("instance", 64),
      startedBy: id("started_by"),
      createdAt: instant("created_at").notNull(),
      heartbeatAt: instant("heartbeat_at"),
      finishedAt: instant("finished_at"),
    },
    (t) => [index("analysis_runs_source").on(t.sourceId, t.createdAt), index("analysis_runs_status").on(t.status)],
  );

  /** What a run has finished, so that one that was interrupted goes on where it stopped. Removed when the run ends. */
  const analysisParts = table(
    "analysis_parts",
    {
      id: id("id").primaryKey(),
      runId: id("run_id").notNull(),
      /** structure, table, words */
      kind: shortText("kind", 20).notNull(),
      /** SHA-256 of what the part is of, in hex: names can be longer than keys may be. */
      subjectHash: shortText("subject_hash", 64).notNull(),
      data: json<unknown>("data").notNull(),
    },
    (t) => [uniqueIndex("analysis_parts_subject").on(t.runId, t.kind, t.subjectHash)],
  );

  /** How often a table was part of an answer, by day: what is worth describing first. */
  const entityQuestions = table(
    "entity_questions",
    {
      id: id("id").primaryKey(),
      sourceId: id("source_id").notNull(),
      /** Id of the entity in the semantic model. */
      entity: shortText("entity", 255).notNull(),
      /** YYYY-MM-DD in UTC. */
      day: shortText("day", 10).notNull(),
      count: integer("count").notNull(),
    },
    (t) => [uniqueIndex("entity_questions_day").on(t.sourceId, t.entity, t.day)],
  );

  return { analysisRuns, analysisParts, entityQuestions };
}
