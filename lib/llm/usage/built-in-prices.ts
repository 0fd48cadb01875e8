/** What a token costs. **Units** billionths of a dollar a token: 280 is 0.28 dollars a million tokens. */
export type ModelPrice = {
  readonly inputNanoUsd: number;
  /** Input that the provider still had from an earlier request. */
  readonly cachedInputNanoUsd: number;
  /** Reasoning is paid as output. */
  readonly outputNanoUsd: number;
};

/** Input, cached input and output in dollars a million tokens, as the providers print them. */
const dollarsAMillion: Readonly<Record<string, readonly [number, number, number]>> = {
  // https://api-docs.deepseek.com/quick_start/pricing, the dearer of its two times of day; the old names are served by the same model
  "deepseek-flash": [0.3, 0.006, 1.2],
  "deepseek-v4-flash": [0.3, 0.006, 1.2],
  "deepseek-v4-pro": [1.32, 0.044, 3.96],
  // https://developers.openai.com/api/docs/pricing, prompts below 272,000 tokens
  "gpt-6-sol": [2, 0.2, 10],
  "gpt-6-luna": [0.1, 0.01, 0.5],
  "gpt-5.5": [5, 0.5, 30],
  "gpt-5.4": [2.5, 0.25, 15],
  "gpt-5.4-mini": [0.75, 0.075, 4.5],
  "gpt-5.4-nano": [0.2, 0.02, 1.25],
  // https://platform.claude.com/docs/en/about-claude/pricing
  "claude-opus-5-5": [4, 0.2, 20],
  "claude-opus-5": [5, 0.5, 25],
  "claude-opus-4-5": [5, 0.5, 25],
  "claude-sonnet-5-5": [2, 0.2, 10],
  "claude-sonnet-5": [2, 0.2, 10],
  "claude-sonnet-4-5": [3, 0.3, 15],
  "claude-haiku-4-5": [1, 0.1, 5],
};

/** The day on which they were last looked up. Providers change them: an admin's own word counts before them. */
export const pricesAsOf = "2026-10-27";

/** Published prices by the provider's name of the model. */
export const builtInPrices: Readonly<Record<string, ModelPrice>> = Object.fromEntries(
  Object.entries(dollarsAMillion).map(([model, [input, cached, output]]) => [
    model,
    { inputNanoUsd: nano(input), cachedInputNanoUsd: nano(cached), outputNanoUsd: nano(output) },
  ]),
);

function nano(dollars: number): number {
  return Math.round(dollars * 1000);
}

/** The published price of a model, also under a dated name of it ("gpt-5.4-2026-03-05"). Null: not known, as of every model one runs oneself. */
export function builtInPrice(model: string): ModelPrice | null {
  const name = model.toLowerCase().replace(/-(latest|\d{8}|\d{4}-\d{2}-\d{2})$/, "");
  return Object.hasOwn(builtInPrices, name) ? (builtInPrices[name] ?? null) : null;
}
