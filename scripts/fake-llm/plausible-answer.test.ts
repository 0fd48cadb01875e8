import { describe, expect, it } from "vitest";
import { promptDefinitions } from "@/lib/llm/prompts/definitions";
import { writePrompt } from "@/lib/nl2sql/model/write-prompt";
import { column, entity, model } from "@/lib/semantic/__fixtures__/models";
import { batchRequest } from "@/lib/semantic/words/batch-request";
import { makeBatches } from "@/lib/semantic/words/batches";
import { checkReply } from "@/lib/semantic/words/check-reply";
import { wordsReplySchema } from "@/lib/semantic/words/schema";
import { modelContextSchema } from "@/lib/source/schema";
import type { FakeRequest } from "./fake-reply";
import { plausibleAnswer } from "./plausible-answer";

const shop = model([
  entity("customers", [column("name"), column("city")]),
  entity("orders", [column("status"), column("customers_id", { type: "integer", role: "key" })]),
]);

function ask(question: string, kind: "sqlite" | "mysql" = "sqlite") {
  const { system, prompt } = writePrompt({
    question,
    wording: promptDefinitions.sql.builtIn.en,
    locale: "en",
    model: { ...shop, kind },
    slice: { ...shop, kind },
    earlierSummary: null,
    examples: [],
    turns: [{ question: "and before?", sql: null }],
    now: new Date("2026-05-01"),
    repair: null,
    modelContext: modelContextSchema.parse({}),
  });
  const asked = { model: "m", system, prompt, begun: "", temperature: 0, at: 0 };
  const request: FakeRequest = { ...asked, stream: true, json: true, structured: "json" };
  return plausibleAnswer(request);
}

describe("the stand-in answers from the schema in the real prompt", () => {
  it("counts the table and column that the question mentions", () => {
    expect(JSON.parse(ask("customers by city").text).sql).toBe(
      'SELECT "city", COUNT(*) AS "rows_counted" FROM "customers" GROUP BY "city" ORDER BY 2 DESC LIMIT 20',
    );
    expect(JSON.parse(ask("order status").text).sql).toContain('FROM "orders" GROUP BY "status"');
  });

  it("quotes names as the dialect does", () => {
    expect(JSON.parse(ask("customers by city", "mysql").text).sql).toContain("FROM `customers`");
  });

  it("describes the tables and columns that it is asked about, in both languages, so that all of it is kept", () => {
    const [batch] = makeBatches(shop);
    if (batch === undefined) throw new Error("The shop has tables");
    const told = {
      locale: "en",
      model: shop,
      modelContext: modelContextSchema.parse({}),
      withheld: () => false,
    } as const;
    const { system, prompt } = batchRequest(batch, told, promptDefinitions.describe.builtIn.en);
    const asked = { model: "m", system, prompt, begun: "", temperature: 0, at: 0 };
    const reply = plausibleAnswer({ ...asked, stream: true, json: true, structured: "json" });
    const kept = checkReply(wordsReplySchema.parse(JSON.parse(reply.text)), batch, prompt);
    expect(
      kept.map(({ entity: table, said, columns }) => [
        table,
        said?.zh.label,
        columns.map(({ said: words }) => words.label),
      ]),
    ).toEqual([
      ["customers", "Customers 表", ["Name", "City"]],
      ["orders", "Orders 表", ["Status"]],
    ]);
  });

  it("shows the fault that is written into the question", () => {
    expect(ask("customers #429").fault).toEqual({ kind: "status", status: 429, retryAfter: "2" });
    expect(ask("customers #fence").text).toContain("```json");
  });
});
