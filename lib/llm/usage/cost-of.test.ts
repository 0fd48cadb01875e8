import { describe, expect, it } from "vitest";
import { builtInPrice, builtInPrices, pricesAsOf } from "./built-in-prices";
import { priceTokens } from "./cost-of";

const tokens = { inputTokens: 1_000, cachedInputTokens: 400, outputTokens: 100 };

describe("what tokens cost", () => {
  it("counts cached input at its own price: 600 × 0.30 + 400 × 0.006 + 100 × 1.20 dollars a million", () => {
    const price = builtInPrice("deepseek-flash");
    expect(price && priceTokens(price, tokens)).toBe(600 * 300 + 400 * 6 + 100 * 1_200);
  });

  it("is never negative, even where a server counts the cached tokens beside the input", () => {
    const price = { inputNanoUsd: 10, cachedInputNanoUsd: 1, outputNanoUsd: 0 };
    expect(priceTokens(price, { inputTokens: 5, cachedInputTokens: 50, outputTokens: 0 })).toBe(5);
  });
});

describe("published prices", () => {
  it("hold for dated names of a model, not for another model whose name begins alike", () => {
    expect(builtInPrice("gpt-5.4-2026-03-05")).toBe(builtInPrices["gpt-5.4"]);
    expect(builtInPrice("claude-sonnet-4-5-20250929")).toBe(builtInPrices["claude-sonnet-4-5"]);
    expect(builtInPrice("gpt-5.4-audio")).toBeNull();
  });

  it("are not known of models that one runs oneself", () => {
    expect(builtInPrice("llama3.1:8b")).toBeNull();
    expect(builtInPrice("constructor")).toBeNull();
  });

  it("carry the day of which they are", () => {
    expect(new Date(pricesAsOf).toISOString()).toBe(`${pricesAsOf}T00:00:00.000Z`);
  });

  it("are whole numbers, and cached input is never dearer", () => {
    for (const price of Object.values(builtInPrices)) {
      expect(Object.values(price).every(Number.isInteger)).toBe(true);
      expect(price.cachedInputNanoUsd).toBeLessThanOrEqual(price.inputNanoUsd);
    }
  });
});
