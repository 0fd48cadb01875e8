import type { ColumnKit } from "./column-kit";

/** The tables of Admin → Quality: sets of questions, their cases, and what runs of them brought. */
export function describeQualityTables(kit: ColumnKit) {
  const { table, index, uniqueIndex, id, shortText, longText, integer, bigInteger, boolean, instant, json } = kit;

  /** Sets of questions with known answers that an engine is measured with. */
  const questionSets = table(
    "question_sets",
    {
      id: id("id").primaryKey(),
      sourceId: id("source_id").notNull(),
      name: shortText("name", 120).notNull(),
      createdBy: id("created_by").notNull(),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
    },
    (t) => [uniqueIndex("question_sets_name").on(t.sourceId, t.name)],
  );

  const questionCases = table(
    "question_cases",
    {
      id: id("id").primaryKey(),
      setId: id("set_id").notNull(),
      position: integer("position").notNull(),
      question: longText("question").notNull(),
      goldSql: longText("gold_sql").notNull(),
      /** Cases of the same name are the turns of one conversation, in order of their position. */
      conversation: shortText("conversation", 120),
      createdBy: id("created_by").notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [index("question_cases_set").on(t.setId, t.position)],
  );

  /** One measuring of a set: which engine, model, prompt and semantic model, and what came out in all. */
  const qualityRuns = table(
    "quality_runs",
    {
      id: id("id").primaryKey(),
      setId: id("set_id").notNull(),
      engine: shortText("engine", 20).notNull(),
      model: shortText("model", 120),
      promptVersion: shortText("prompt_version", 60),
      /** Revision of the semantic model it ran with. */
      modelRevision: integer("model_revision").notNull(),
      /** running, done, failed, stopped */
      status: shortText("status", 20).notNull(),
      error: json<{ code: string; params: Record<string, string | number> } | null>("error"),
      total: integer("total").notNull(),
      answered: integer("answered").notNull(),
      right: integer("right_count").notNull(),
      confident: integer("confident").notNull(),
      confidentRight: integer("confident_right").notNull(),
      clarified: integer("clarified").notNull(),
      refused: integer("refused").notNull(),
      inputTokens: bigInteger("input_tokens").notNull(),
      outputTokens: bigInteger("output_tokens").notNull(),
      medianMs: integer("median_ms"),
      p95Ms: integer("p95_ms"),
      startedBy: id("started_by").notNull(),
      startedAt: instant("started_at").notNull(),
      /** When its process last said that it is at work: a run that is silent for long belongs to one that is gone. */
      seenAt: instant("seen_at").notNull(),
      endedAt: instant("ended_at"),
    },
    (t) => [index("quality_runs_set").on(t.setId, t.startedAt)],
  );

  /** How one case came out in a run; question and gold SQL as they were then. */
  const qualityResults = table(
    "quality_results",
    {
      id: id("id").primaryKey(),
      runId: id("run_id").notNull(),
      caseId: id("case_id").notNull(),
      question: longText("question").notNull(),
      goldSql: longText("gold_sql").notNull(),
      /** answer, clarify, refuse */
      outcome: shortText("outcome", 20).notNull(),
      right: boolean("is_right").notNull(),
      confident: boolean("confident").notNull(),
      /** 0 to 1,000. */
      confidencePermille: integer("confidence_permille").notNull(),
      sql: longText("sql"),
      /** Why it is not right, where that can be said. */
      problem: longText("problem"),
      ms: integer("ms").notNull(),
      inputTokens: bigInteger("input_tokens").notNull(),
      outputTokens: bigInteger("output_tokens").notNull(),
    },
    (t) => [uniqueIndex("quality_results_case").on(t.runId, t.caseId)],
  );

  return { questionSets, questionCases, qualityRuns, qualityResults };
}
