import "server-only";
import { builtInPrice, type ModelPrice } from "@/lib/llm/usage/built-in-prices";
import { ownPrices } from "@/lib/llm/usage/own-prices";
import { logger } from "@/lib/telemetry/logger";

/** Tokens of one call, those of failed attempts among them. The cached ones are part of the input. */
export type PaidTokens = {
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
};

/**
 * What a call costs at today's price: the admin's own, else the published one.
 * **Units** billionths of a dollar. **Nulls** the price of the model is not known.
 */
export async function costOf(model: string, tokens: PaidTokens): Promise<number | null> {
  // A model that could not be reached cost nothing, whatever its price.
  if (tokens.inputTokens === 0 && tokens.outputTokens === 0) return 0;
  const price = (await ownPrice(model)) ?? builtInPrice(model);
  return price === null ? null : priceTokens(price, tokens);
}

/** **Units** billionths of a dollar. */
export function priceTokens(price: ModelPrice, tokens: PaidTokens): number {
  // A server that counts the cached tokens beside the input instead of in it must not make the rest negative.
  const cached = Math.min(tokens.cachedInputTokens, tokens.inputTokens);
  const fresh = tokens.inputTokens - cached;
  return fresh * price.inputNanoUsd + cached * price.cachedInputNanoUsd + tokens.outputTokens * price.outputNanoUsd;
}

/** A store that is away does not cost the reader the answer: the published price counts then. */
async function ownPrice(model: string): Promise<ModelPrice | null> {
  try {
    return (await ownPrices()).find((price) => price.model === model) ?? null;
  } catch (cause) {
    logger("llm").error({ err: cause, model }, "the prices of models could not be read");
    return null;
  }
}
