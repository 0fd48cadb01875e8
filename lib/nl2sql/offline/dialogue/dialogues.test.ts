import { expect, test } from "vitest";
import { checkSql } from "@/lib/guard/check-sql";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";
import { dialogues } from "@/lib/nl2sql/__fixtures__/dialogues";
import { madeRows } from "@/lib/nl2sql/__fixtures__/made-rows";
import { chineseStores, lendingLibrary } from "@/lib/nl2sql/__fixtures__/small-models";
import { type EarlierTurn, earlierTurn } from "@/lib/nl2sql/earlier-turn";
import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import { hasHan } from "@/lib/nl2sql/offline/tokenise";
import type { Draft, Interpretation } from "@/lib/nl2sql/schema";
import { openPolicy } from "@/lib/semantic/access-policy";
import type { SemanticModel } from "@/lib/semantic/schema";

const models = { shop: demoShopModel(), library: lendingLibrary(), stores: chineseStores() };
const now = new Date("2024-06-15T12:00:00Z");

function ask(question: string, model: SemanticModel, previous: readonly EarlierTurn[]): Interpretation {
  return interpretOffline({ question, model, now, locale: hasHan(question) ? "zh" : "en", previous });
}

/** The turn that a question and its made rows are for the next one. */
function turnOf(question: string, read: Interpretation, model: SemanticModel): EarlierTurn {
  const plan = read.kind === "draft" ? read.plan : null;
  return earlierTurn(question, read, plan === null ? null : madeRows(plan, model));
}

/** What the expectation says of the answer; the text itself where it holds. */
function told(wanted: string, read: Interpretation): string {
  if (wanted === "refused") return read.kind === "cannot_answer" ? wanted : read.kind;
  if (wanted.startsWith("ask:")) {
    const choices = read.kind === "clarify" ? read.choices.map(({ question }) => `ask:${question}`) : [];
    return choices.includes(wanted) ? wanted : JSON.stringify(read);
  }
  if (read.kind !== "draft") return JSON.stringify(read);
  if (wanted.startsWith("chart:")) return `chart:${read.chartHint}`;
  const holds = wanted.startsWith("!") ? !read.sql.includes(wanted.slice(1)) : read.sql.includes(wanted);
  return holds ? wanted : read.sql;
}

test.each(dialogues)("ten turns: $name", ({ model: name, turns }) => {
  const model = models[name];
  const previous: EarlierTurn[] = [];
  expect(turns).toHaveLength(10);
  for (const [question, ...wanted] of turns) {
    const read = ask(question, model, previous);
    for (const part of wanted) expect(told(part, read), question).toBe(part);
    if (read.kind === "draft") {
      expect(checkSql(read.sql, { policy: openPolicy, model, rowCountMax: 100 }).ok, read.sql).toBe(true);
      expect(hasHan(read.understood), read.understood).toBe(hasHan(question));
    }
    previous.push(turnOf(question, read, model));
  }
});

test("each choice of a why is answered in the same conversation, and asks nothing back", () => {
  const first = ask("Revenue by month in 2024", models.shop, []);
  const previous = [turnOf("Revenue by month in 2024", first, models.shop)];
  const why = ask("why did it rise?", models.shop, previous);
  if (why.kind !== "clarify") throw new Error(JSON.stringify(why));
  expect(why.prompt).toContain("The data cannot say why");
  expect(why.choices.length).toBeGreaterThan(2);
  for (const { question } of why.choices)
    expect(ask(question, models.shop, previous)).toMatchObject({ kind: "draft", plan: { measures: [{}, {}] } });
});

test("a why that names its figure needs no question before it", () => {
  const why = ask("why did revenue fall in February 2024", models.shop, []);
  expect(why).toMatchObject({ kind: "clarify", prompt: expect.stringContaining("January 2024 to February 2024") });
});

test("says which row is meant, and that there is no such row", () => {
  const previous = [turnOf("Revenue by channel", ask("Revenue by channel", models.shop, []), models.shop)];
  expect((ask("the 2nd one", models.shop, previous) as Draft).assumptions).toEqual([
    "Row 2 of the answer before: Store",
  ]);
  expect(ask("number 40", models.shop, previous)).toMatchObject({
    kind: "cannot_answer",
    reason: expect.stringContaining("6 rows"),
  });
});

test("the rows of a cut are asked about as they were shown", () => {
  const top = "Top 3 categories by revenue";
  const previous = [turnOf(top, ask(top, models.shop, []), models.shop)];
  const { sql } = ask("how many orders do those have?", models.shop, previous) as Draft;
  expect(sql).toContain(`"categories"."name" IN ('Garden', 'Kitchen', 'Lighting')`);
});

const written: EarlierTurn = {
  question: "the best genres, as somebody wrote them",
  understood: null,
  sql: `SELECT genre, COUNT(*) FROM books GROUP BY genre ORDER BY 2 DESC`,
  plan: null,
  extract: {
    columns: ["genre", "count"].map((name) => ({
      ...{ name, label: name, type: "text" as const, role: "category" as const, unit: null, grain: null },
    })),
    rows: [
      ["Crime", 5],
      ["Travel", 4],
    ],
    rowCount: 2,
  },
};

test("an answer without a plan is gone on from by its rows, but never confidently", () => {
  const read = ask("how many loans do those have?", models.library, [written]) as Draft;
  expect(read.sql).toContain(`"books"."genre" IN ('Crime', 'Travel')`);
  expect(read.confident).toBe(false);
  expect((ask("show the books of the second one", models.library, [written]) as Draft).sql).toContain(`'Travel'`);
});

test("an answer without a plan is drawn otherwise as the SQL that it is", () => {
  expect(ask("as a pie chart", models.library, [written])).toMatchObject({
    sql: written.sql,
    chartHint: "pie",
    plan: null,
  });
});

test.each([
  "which store was opened first?",
  "show the first name of the customers",
  "what is the last order date?",
  "how many products are there in total?",
  "show me the last 3 orders",
  "orders without promotion",
  "list all categories",
])("a question of its own is not taken for a reference: %s", (question) => {
  const previous = [
    turnOf("Revenue by category in 2023", ask("Revenue by category in 2023", models.shop, []), models.shop),
  ];
  const alone = ask(question, models.shop, []) as Draft;
  expect((ask(question, models.shop, previous) as Draft).sql).toBe(alone.sql);
});
