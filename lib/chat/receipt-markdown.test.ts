import { createTranslator } from "use-intl/core";
import { expect, it } from "vitest";
import { type Locale, locales } from "@/lib/i18n/locale";
import { messagesOf } from "@/lib/i18n/messages";
import { answerMarkdown, escapeMarkdown, fenced } from "./answer-markdown";
import { type ReceiptWords, receiptFacts } from "./receipt-facts";
import { receiptMarkdown } from "./receipt-markdown";
import type { Receipt } from "./schema";

const receipt: Receipt = {
  ...{
    understood: "Orders by status [open]",
    engine: "model",
    verified: null,
    model: "deepseek-flash",
    confidence: null,
  },
  ...{ assumptions: ["This year is 2026"], unused: ["gwonk"], tables: ["orders", "customers"] },
  ...{ columns: ["orders.status"], filters: ["status is open"], rowRulesApplied: true, rowCount: 3, rowsRead: 12_000 },
  ...{ truncated: false, cacheTier: "redis", ageSeconds: 12, inputTokens: 1_200, outputTokens: 80 },
  ...{ cachedInputTokens: 1_000, reasoningTokens: 40, costNanoUsd: 358_400, promptVersion: "v3" },
  ...{ offlineReason: null, textBy: "model" },
  durationMs: { read: 812.4, check: 1.26, run: 33, draw: 0.4, total: 847.1 },
};

function wordsIn(locale: Locale): ReceiptWords {
  const onError = (problem: Error) => {
    throw problem;
  };
  const translate = createTranslator({ locale, messages: messagesOf(locale), namespace: "ask", onError });
  return (key, values) => translate(key as never, values as never);
}

it("tells everything that a receipt holds, and the SQL", () => {
  expect(receiptMarkdown(receipt, { sql: "SELECT `a` FROM orders", words: wordsIn("en"), locale: "en" })).toBe(
    `### How this was answered

- **Understood as:** Orders by status \\[open\\]
- **Assumed:** This year is 2026
- **Not used:** gwonk
- **Tables:** \`orders\`, \`customers\`
- **Columns:** \`orders.status\`
- **Only where:** status is open
- **Row rules:** You see only the rows you may see
- **Rows returned:** 3, all there are
- **Rows read:** from tables of about 12,000 rows
- **Answered by:** AI model · deepseek-flash
- **Prompt:** v3
- **Sentence:** written by the AI model; every figure in it was checked against the rows
- **AI tokens:** 1,200 in, 80 out · 1,000 of them known before · 40 of them thinking
- **Cost:** $0.000358
- **Time:** reading 812 ms · checking 1.3 ms · running 33 ms · drawing 0.4 ms · 847 ms in all
- **Freshness:** From the shared cache, 12 seconds old

\`\`\`sql
SELECT \`a\` FROM orders
\`\`\`
`,
  );
});

it.each(locales)("has words for every fact in %s", (locale) => {
  const all: Receipt = { ...receipt, confidence: 0.9, offlineReason: "no model", cacheTier: "source", truncated: true };
  const facts = receiptFacts(all, wordsIn(locale), locale);
  expect(facts.map(({ key }) => key)).toHaveLength(17);
  for (const { name } of facts) expect(name).not.toBe("");
});

it("leaves out what there is nothing to say of", () => {
  const plain: Receipt = {
    ...receipt,
    ...{
      engine: "offline",
      model: null,
      assumptions: [],
      unused: [],
      columns: [],
      filters: [],
      rowRulesApplied: false,
    },
    ...{ rowsRead: null, inputTokens: 0, outputTokens: 0, costNanoUsd: null, promptVersion: null, textBy: "computed" },
  };
  const keys = receiptFacts(plain, wordsIn("en"), "en").map(({ key }) => key);
  expect(keys).toEqual(["understood", "tables", "rows", "engine", "time", "freshness"]);
});

it("writes an answer as its sentence and a table, cut where nobody reads on", () => {
  const column = { name: "n", label: "a|b", type: "integer", role: "measure", unit: null, grain: null } as const;
  const result = { columns: [column], rows: Array.from({ length: 60 }, (_, index) => [index]), truncated: false };
  const more = (shown: number, total: number) => `${shown} of ${total}`;
  const text = answerMarkdown({ text: "60 <rows>", result }, { locale: "en", more });
  const lines = text.split("\n");
  expect(lines.slice(0, 5)).toEqual(["60 \\<rows\\>", "", "| a\\|b |", "| ---: |", "| 0 |"]);
  expect(lines.slice(-3)).toEqual(["", "*50 of 60*", ""]);
  expect(answerMarkdown({ text: "Nothing.", result: null }, { locale: "en", more })).toBe("Nothing.\n");
});

it("keeps text from becoming Markdown", () => {
  expect(escapeMarkdown("a*b* order_id _x_ #1")).toBe("a\\*b\\* order_id \\_x_ \\#1");
  expect(fenced("a ``` b", "sql")).toBe("````sql\na ``` b\n````");
});
