import { expect, test } from "vitest";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";
import { earlierTurn } from "@/lib/nl2sql/earlier-turn";
import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import { type Clarification, clarificationSchema, type Interpretation } from "@/lib/nl2sql/schema";
import { columnOf, structureOf, tableOf } from "@/lib/semantic/__fixtures__/structures";
import { buildModel } from "@/lib/semantic/build-model";
import type { SemanticModel } from "@/lib/semantic/schema";

const shop = demoShopModel();
const now = new Date("2024-06-15T12:00:00Z");
const rows = 60;
const cycle = (...values: readonly string[]) =>
  Array.from({ length: rows }, (_, index) => values[index % values.length] ?? null);
const many = (word: string) => Array.from({ length: rows }, (_, index) => `${word}${index + 1}`);
const pointing = (column: string, referencedTable: string, referencedColumn: string) => ({
  columns: [column],
  referencedSchema: null,
  referencedTable,
  referencedColumns: [referencedColumn],
});

/** Fees of members, whose club and town have names in common. */
const club = buildModel(
  structureOf([
    tableOf(
      "members",
      [
        columnOf("member_id", "integer", many("")),
        columnOf("name", "text", many("Rower ")),
        columnOf("town", "text", cycle("Springfield", "Linz", "Graz")),
        columnOf("team", "text", cycle("Springfield", "Eagles")),
      ],
      { primaryKey: ["member_id"] },
    ),
    tableOf(
      "fees",
      [
        columnOf("fee_id", "integer", many("")),
        columnOf("member_id", "integer", many("")),
        columnOf("amount", "decimal", cycle("12.5", "40")),
        columnOf("paid_on", "date", cycle("2023-03-01", "2024-05-06")),
      ],
      { primaryKey: ["fee_id"], foreignKeys: [pointing("member_id", "members", "member_id")] },
    ),
  ]),
  "club",
);

const read = (question: string, model: SemanticModel): Interpretation =>
  interpretOffline({ question, model, now, locale: /\p{Script=Han}/u.test(question) ? "zh" : "en", previous: null });

function asked(question: string, model: SemanticModel): Clarification {
  const interpretation = read(question, model);
  if (interpretation.kind !== "clarify") throw new Error(`${question}: ${JSON.stringify(interpretation)}`);
  return clarificationSchema.parse(interpretation);
}

const open: readonly (readonly [string, SemanticModel, readonly string[]])[] = [
  ["average cost", shop, ["Orders · Shipping cost", "Products · Unit cost"]],
  ["total quantity", shop, ["Order lines · Quantity", "Returns · Quantity"]],
  ["revenue by country", shop, ["Customers · Country", "Stores · Country"]],
  ["revenue in Germany", shop, ["Customers · Country", "Stores · Country"]],
  ["how many orders in Berlin", shop, ["Customers · City", "Stores · City"]],
  ["members in Springfield", club, ["Members · Town", "Members · Team"]],
  ["total fees by month", club, ["Fees · Amount", "Fees · number of rows"]],
  ["平均成本", shop, ["Orders · Shipping cost", "Products · Unit cost"]],
  ["各城市的收入", shop, ["Customers · City", "Stores · City"]],
  ["Germany的收入", shop, ["Customers · Country", "Stores · Country"]],
];

test.each(open)("asks back where two readings are close: %s", (question, model, labels) => {
  const { choices, prompt } = asked(question, model);
  expect(new Set(choices.map(({ label }) => label))).toEqual(new Set(labels));
  expect(prompt).toMatch(/Which one is meant\?|指的是哪一个/);
});

test.each(open)("every choice is answered as it stands, each in its own way: %s", (question, model) => {
  const { choices } = asked(question, model);
  const answers = choices.map((choice) => read(choice.question, model));
  for (const answer of answers) expect(answer.kind).toBe("draft");
  const texts = answers.map((answer) => (answer.kind === "draft" ? answer.sql : ""));
  expect(new Set(texts).size).toBe(choices.length);
});

test.each(open)("a choice keeps the language of the question: %s", (question, model) => {
  const isChinese = /\p{Script=Han}/u;
  for (const choice of asked(question, model).choices)
    expect(isChinese.test(choice.question)).toBe(isChinese.test(question));
});

test.each([
  // The entity that is asked for holds it itself.
  ["customers in Berlin", shop],
  ["average shipping cost", shop],
  ["average unit cost by category", shop],
  // The words beside it say which.
  ["top 5 customers by revenue in Germany", shop],
  ["revenue by store country", shop],
  ["orders from customers in Berlin", shop],
  // A defined measure has that name.
  ["total sales by month", shop],
  // A list is not changed by which of its columns comes first.
  ["Revenue by category", shop],
  ["total amount of fees by month", club],
  ["number of fees by month", club],
  // Several values side by side decide for one another.
  ["members in Linz named Rower 2", club],
] as const)("does not ask where one reading leads: %s", (question, model) => {
  expect(read(question, model).kind).toBe("draft");
});

test("a suggested question is never asked back", () => {
  for (const model of [shop, club])
    for (const { en, zh } of model.suggestedQuestions)
      for (const question of [en, zh]) expect(read(question, model).kind, question).not.toBe("clarify");
});

test("a change of the question before is not asked back", () => {
  const previous = [earlierTurn("Revenue by category", read("Revenue by category", shop))];
  const next = interpretOffline({ question: "only in Germany", model: shop, now, locale: "en", previous });
  expect(next.kind).toBe("draft");
});
