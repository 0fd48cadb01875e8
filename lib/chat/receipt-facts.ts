import type { Receipt } from "@/lib/chat/schema";
import type { Locale } from "@/lib/i18n/locale";

/** A sentence below `ask` in `messages/<language>/ask.json`, with its values filled in. */
export type ReceiptWords = (key: string, values?: Record<string, string | number>) => string;

/** One line of a receipt. A list is shown as one; `code` stands for names as the database writes them. */
export type ReceiptFact = {
  readonly key: string;
  readonly name: string;
  readonly items: readonly string[];
  readonly code?: true;
};

/**
 * Everything that says how an answer came to be, in the order in which a reader asks for it; what there is nothing to say of is left out.
 * Row rules are named as being there, never by what they say.
 */
export function receiptFacts(receipt: Receipt, ask: ReceiptWords, locale: Locale): ReceiptFact[] {
  const words: ReceiptWords = (key, values) => ask(`receipt.${key}`, values);
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  const fact = (key: string, ...items: (string | null)[]): ReceiptFact => ({
    ...{ key, name: words(key), items: items.filter((item) => item !== null && item !== "") as string[] },
  });
  const code = (key: string, items: readonly string[]): ReceiptFact => ({ ...fact(key, ...items), code: true });
  const facts = [
    fact("understood", receipt.understood),
    fact("assumptions", ...receipt.assumptions),
    fact("unused", ...receipt.unused),
    code("tables", receipt.tables),
    code("columns", receipt.columns),
    fact("filters", ...receipt.filters),
    fact("rules", receipt.rowRulesApplied ? words("rulesApplied") : null),
    fact("rows", words(receipt.truncated ? "rowsTruncated" : "rowsAll", { count: receipt.rowCount })),
    fact("rowsRead", receipt.rowsRead === null ? null : words("rowsReadAbout", { count: receipt.rowsRead })),
    fact("engine", engineText(receipt, ask, locale)),
    fact("offlineReason", receipt.offlineReason),
    fact("prompt", receipt.promptVersion),
    fact("textBy", receipt.textBy === "model" ? words("textByModel") : null),
    fact("tokens", tokenText(receipt, words)),
    fact("cost", receipt.costNanoUsd === null ? null : money(receipt.costNanoUsd, locale)),
    fact("time", timeText(receipt, words, number)),
    fact("freshness", freshnessText(receipt, words)),
  ];
  return facts.filter(({ items }) => items.length > 0);
}

function engineText({ engine, model, confidence }: Receipt, words: ReceiptWords, locale: Locale): string {
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const sure = confidence === null ? null : words("receipt.confidence", { share: share.format(confidence) });
  return [words(`foot.engines.${engine}`), model, sure].filter((part) => part !== null).join(" · ");
}

/** Null when no model was asked. */
function tokenText(receipt: Receipt, words: ReceiptWords): string | null {
  const { inputTokens: input, outputTokens: output, cachedInputTokens: cached, reasoningTokens: reasoning } = receipt;
  if (input + output === 0) return null;
  const parts = [words("tokenCounts", { input, output })];
  if (cached > 0) parts.push(words("tokensCached", { cached }));
  if (reasoning > 0) parts.push(words("tokensReasoning", { reasoning }));
  return parts.join(" · ");
}

/** An answer often costs less than a cent, so its first digits count and not its cents. */
function money(nanoUsd: number, locale: Locale): string {
  const format = { style: "currency", currency: "USD", maximumSignificantDigits: 3 } as const;
  return new Intl.NumberFormat(locale, format).format(nanoUsd / 1e9);
}

function timeText(
  { durationMs }: Receipt,
  words: ReceiptWords,
  number: (value: number, digits?: number) => string,
): string {
  const steps = (["read", "check", "run", "draw"] as const).map((step) =>
    words(`steps.${step}`, { ms: number(durationMs[step], durationMs[step] < 10 ? 1 : 0) }),
  );
  return [...steps, words("steps.total", { ms: number(durationMs.total) })].join(" · ");
}

function freshnessText({ cacheTier, ageSeconds }: Receipt, words: ReceiptWords): string {
  if (cacheTier === "source") return words("fresh");
  return words("cached", { tier: words(`tiers.${cacheTier}`), seconds: Math.round(ageSeconds) });
}
