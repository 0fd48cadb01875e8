import type { ColumnKit } from "./column-kit";

/** The tables of the gateway to language models: which there are, what they cost and may cost, what they are told, what they were asked. */
export function describeModelTables(kit: ColumnKit) {
  const { table, index, uniqueIndex, id, shortText, longText, integer, bigInteger, boolean, instant, json } = kit;

  /** Language models that an admin has connected; those of the environment stand beside them. The key is sealed with AES-256-GCM. */
  const models = table(
    "models",
    {
      id: id("id").primaryKey(),
      name: shortText("name", 120).notNull(),
      /** deepseek, openai, anthropic, google, openai-compatible */
      provider: shortText("provider", 40).notNull(),
      /** Null: the provider's own address. */
      baseUrl: shortText("base_url", 500),
      /** The provider's name of the model. */
      model: shortText("model", 120).notNull(),
      /** Null where the server wants none. */
      sealedKey: longText("sealed_key"),
      /** json-schema, json, none: what the last test found, or the admin says. */
      structuredOutput: shortText("structured_output", 20).notNull(),
      disabled: boolean("disabled").notNull(),
      /** What the last test found; see `modelTestSchema`. */
      lastTest: json<unknown>("last_test"),
      createdBy: id("created_by").notNull(),
      createdAt: instant("created_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
    },
    (t) => [uniqueIndex("models_name").on(t.name)],
  );

  /** What a model's tokens cost, where an admin has said so: billionths of a dollar a token (0.28 dollars a million is 280). */
  const modelPrices = table("model_prices", {
    /** The provider's name of the model. */
    model: shortText("model", 120).primaryKey(),
    inputNanoUsd: bigInteger("input_nano_usd").notNull(),
    cachedInputNanoUsd: bigInteger("cached_input_nano_usd").notNull(),
    outputNanoUsd: bigInteger("output_nano_usd").notNull(),
    updatedBy: id("updated_by").notNull(),
    updatedAt: instant("updated_at").notNull(),
  });

  /** What models may cost in a day or a month. */
  const modelBudgets = table(
    "model_budgets",
    {
      id: id("id").primaryKey(),
      /** everyone (all together), role or user (each person of it, and this person) */
      scope: shortText("scope", 20).notNull(),
      /** The role or the user's id; empty for everyone. */
      subject: shortText("subject", 40).notNull(),
      /** day, month; both of UTC. */
      period: shortText("period", 10).notNull(),
      limitNanoUsd: bigInteger("limit_nano_usd").notNull(),
      createdBy: id("created_by").notNull(),
      updatedAt: instant("updated_at").notNull(),
    },
    (t) => [uniqueIndex("model_budgets_subject").on(t.scope, t.subject, t.period)],
  );

  /** Wordings of prompts: one row a saved version; the highest is in force, and one without text is the built-in wording. */
  const promptVersions = table(
    "prompt_versions",
    {
      id: id("id").primaryKey(),
      /** Name of the prompt, such as "sql". */
      prompt: shortText("prompt", 40).notNull(),
      language: shortText("language", 10).notNull(),
      version: integer("version").notNull(),
      text: longText("text"),
      note: shortText("note", 200),
      createdBy: id("created_by").notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [uniqueIndex("prompt_versions_version").on(t.prompt, t.language, t.version)],
  );

  /** One row a call of a language model. */
  const modelCalls = table(
    "model_calls",
    {
      id: id("id").primaryKey(),
      at: instant("at").notNull(),
      userId: id("user_id"),
      conversationId: id("conversation_id"),
      operation: shortText("operation", 30).notNull(),
      provider: shortText("provider", 40).notNull(),
      model: shortText("model", 120).notNull(),
      inputTokens: bigInteger("input_tokens").notNull(),
      outputTokens: bigInteger("output_tokens").notNull(),
      cachedInputTokens: bigInteger("cached_input_tokens").notNull(),
      /** Part of the output; null in rows of before they were counted. */
      reasoningTokens: bigInteger("reasoning_tokens"),
      /** Billionths of a dollar, at the price of the day; null where the model's price was not known. */
      costNanoUsd: bigInteger("cost_nano_usd"),
      firstTokenMs: integer("first_token_ms"),
      durationMs: integer("duration_ms").notNull(),
      outcome: shortText("outcome", 40).notNull(),
      /** The model that was asked before and failed; null for the first of a chain. */
      fallbackFrom: shortText("fallback_from", 120),
      promptVersion: shortText("prompt_version", 60),
      sourceId: id("source_id"),
    },
    (t) => [index("model_calls_at").on(t.at), index("model_calls_user").on(t.userId, t.at)],
  );

  return { models, modelPrices, modelBudgets, promptVersions, modelCalls };
}
