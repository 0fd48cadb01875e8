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
  // https://api-docs.deepseek.com/quick_start/pricing
  "deepseek-chat": [0.28, 0.028, 0.42],
  "deepseek-reasoner": [0.28, 0.028, 0.42],
  // https://platform.openai.com/docs/pricing
  "gpt-5.2": [1.75, 0.175, 14],
  "gpt-5.1": [1.25, 0.125, 10],
  "gpt-5": [1.25, 0.125, 10],
  "gpt-5-mini": [0.25, 0.025, 2],
  "gpt-5-nano": [0.05, 0.005, 0.4],
  "gpt-4.1": [2, 0.5, 8],
  "gpt-4.1-mini": [0.4, 0.1, 1.6],
  "gpt-4.1-nano": [0.1, 0.025, 0.4],
  "gpt-4o": [2.5, 1.25, 10],
  "gpt-4o-mini": [0.15, 0.075, 0.6],
  o3: [2, 0.5, 8],
  "o4-mini": [1.1, 0.275, 4.4],
  // https://claude.com/pricing
  "claude-opus-4-5": [5, 0.5, 25],
  "claude-opus-4-1": [15, 1.5, 75],
  "claude-sonnet-4-5": [3, 0.3, 15],
  "claude-sonnet-4": [3, 0.3, 15],
  "claude-haiku-4-5": [1, 0.1, 5],
  "claude-3-5-haiku": [0.8, 0.08, 4],
  // https://ai.google.dev/pricing; prompts below 200,000 tokens
  "gemini-3-pro-preview": [2, 0.2, 12],
  "gemini-2.5-pro": [1.25, 0.125, 10],
  "gemini-2.5-flash": [0.3, 0.03, 2.5],
  "gemini-2.5-flash-lite": [0.1, 0.01, 0.4],
};

/** The day on which these prices were the published ones. Providers change them: an admin's own word counts before them. */
export const pricesAsOf = "2025-12-31";

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

/** The published price of a model, also under a dated name of it ("gpt-4o-2024-08-06"). Null: not known, as of every model one runs oneself. */
export function builtInPrice(model: string): ModelPrice | null {
  const name = model.toLowerCase().replace(/-(latest|\d{8}|\d{4}-\d{2}-\d{2})$/, "");
  return Object.hasOwn(builtInPrices, name) ? (builtInPrices[name] ?? null) : null;
}
