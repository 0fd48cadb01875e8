import { expect, test } from "vitest";
import { checkSql } from "@/lib/guard/check-sql";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";
import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import type { Draft, Interpretation } from "@/lib/nl2sql/schema";
import { columnOf, structureOf, tableOf } from "@/lib/semantic/__fixtures__/structures";
import { openPolicy } from "@/lib/semantic/access-policy";
import { buildModel } from "@/lib/semantic/build-model";
import type { SemanticModel } from "@/lib/semantic/schema";

const shop = demoShopModel();
const now = new Date("2024-06-15T12:00:00Z");

const read = (question: string, model: SemanticModel = shop): Interpretation =>
  interpretOffline({ question, model, now, locale: "en", previous: null });

function draft(question: string, model: SemanticModel = shop): Draft {
  const interpretation = read(question, model);
  if (interpretation.kind !== "draft") throw new Error(`${question}: ${JSON.stringify(interpretation)}`);
  expect(checkSql(interpretation.sql, { policy: openPolicy, model, rowCountMax: 100 }).ok, interpretation.sql).toBe(
    true,
  );
  return interpretation;
}

const many = (word: string) => Array.from({ length: 40 }, (_, index) => `${word} ${index + 1}`);
const cycle = (...values: readonly string[]) =>
  Array.from({ length: 40 }, (_, index) => values[index % values.length] ?? null);

/** A club without declared keys: who follows whom, who rows in which boat, what they pay. */
const club = buildModel(
  structureOf([
    tableOf(
      "members",
      [
        columnOf(
          "id",
          "integer",
          many("").map((text) => text.trim()),
        ),
        columnOf("name", "text", many("Rower")),
        columnOf("birthday", "date", cycle("1990-02-03", "1971-08-09")),
        columnOf("town", "text", cycle("Ulm", "Linz", "Graz")),
      ],
      { primaryKey: ["id"] },
    ),
    tableOf(
      "follows",
      [
        columnOf("followed_id", "integer", cycle("1", "2", "3")),
        columnOf("member_id", "integer", cycle("4", "5", "6")),
      ],
      {
        foreignKeys: ["followed_id", "member_id"].map((column) => ({
          columns: [column],
          referencedSchema: null,
          referencedTable: "members",
          referencedColumns: ["id"],
        })),
      },
    ),
    tableOf(
      "payments",
      [
        columnOf(
          "payment_id",
          "integer",
          many("").map((text) => text.trim()),
        ),
        columnOf("member_id", "integer", cycle("1", "2", "3")),
        columnOf("amount", "decimal", cycle("12.5", "40")),
        columnOf("paid_on", "date", cycle("2023-03-01", "2024-05-06")),
      ],
      {
        primaryKey: ["payment_id"],
        foreignKeys: [
          { columns: ["member_id"], referencedSchema: null, referencedTable: "members", referencedColumns: ["id"] },
        ],
      },
    ),
    tableOf(
      "boats",
      [
        columnOf(
          "boat_id",
          "integer",
          many("").map((text) => text.trim()),
        ),
        columnOf("name", "text", many("Boat")),
        columnOf("class", "text", cycle("Single", "Double", "Four")),
        columnOf("built_year", "integer", cycle("1999", "2004", "2011")),
        columnOf("length", "decimal", cycle("8.2", "9.9")),
      ],
      { primaryKey: ["boat_id"] },
    ),
  ]),
  "club",
);

test("a ranking by a named figure shows the names beside it", () => {
  for (const question of ["Top 10 products by revenue", "top 5 products by total refund amount"]) {
    const { plan } = draft(question);
    expect(plan?.dimensions).toMatchObject([{ column: { entity: "products", column: "name" } }]);
    expect(plan?.measures).toHaveLength(1);
  }
});

test("the total amount of payments is their sum, their number a count", () => {
  const total = draft("Total amount of payments by month", club).plan;
  expect(total?.measures).toMatchObject([{ aggregate: "sum", column: { column: "amount" } }]);
  expect(total?.dimensions).toMatchObject([{ grain: "month" }]);
  expect(draft("Number of payments by month", club).plan?.measures).toMatchObject([
    { aggregate: "count", label: "number of payments" },
  ]);
});

test("a bare name is labelled with what it names", () => {
  expect(draft("Revenue by category").plan?.dimensions).toMatchObject([{ label: "Category" }]);
});

test("people are listed by first and last name", () => {
  const columns = draft("list customers in Germany").plan?.dimensions.map(({ column }) => column.column);
  expect(columns).toEqual(expect.arrayContaining(["first_name", "last_name"]));
});

test("a key called like its own table is whom the row is about", () => {
  const { sql } = draft("members with at least 3 follows", club);
  expect(sql).toContain(`"member_id"`);
  expect(sql).not.toContain(`"followed_id"`);
});

test("both values of one column are what two lists share", () => {
  const { plan, sql } = draft("Which towns have both members named 'Rower 1' and 'Rower 2'?", club);
  expect(plan?.combine).toMatchObject({ operation: "intersect" });
  expect(sql).toMatch(/'Rower 1'[\s\S]+INTERSECT[\s\S]+'Rower 2'/);
});

test("alternatives are joined by or", () => {
  expect(draft("boats with length above 9 or built year below 2000", club).sql).toMatch(/ OR /);
  expect(draft("boats built after 2005 or before 2000", club).sql).toMatch(/ OR /);
});

test("a sub-question keeps its own conditions", () => {
  const { sql } = draft("products with unit price above the average unit price of products", shop);
  expect(sql).toMatch(/> \(SELECT AVG/);
});

test("a year column is a year already", () => {
  const { plan } = draft("number of boats per year", club);
  expect(plan?.dimensions).toMatchObject([{ column: { column: "built_year" }, grain: null }]);
});

test("who is oldest was born first", () => {
  expect(draft("Who is the oldest member?", club).plan).toMatchObject({
    order: [{ by: { kind: "column", column: { column: "birthday" } }, direction: "asc" }],
    limit: 1,
  });
});

test("what is missing is an anti-join", () => {
  expect(draft("members without payments", club).sql).toMatch(/NOT EXISTS/);
});

test("a text is not compared with a number: its rows are counted", () => {
  const counted = draft("stores with at least 3 payment methods");
  expect(JSON.stringify(counted.plan)).toContain(`"count":{"operator":"gte","value":3}`);
  // Rows are not different methods, so it is a guess.
  expect(counted.confident).toBe(false);
});

test.each([
  ["没有订单的客户有多少", "NOT EXISTS"],
  ["单价大于100的产品", '"unit_price" > 100'],
  ["来自Germany的客户", "= 'Germany'"],
  ["2023年每月的订单数量", "2023-01-01"],
  ["订单最多的10个客户", "LIMIT 10"],
  ["每个员工的订单数，按订单数降序", 'ORDER BY "number_of_orders" DESC'],
])("reads Chinese: %s", (question, part) => {
  expect(draft(question).sql).toContain(part);
});

test("a figure sorted by a column is meant for each of its values", () => {
  expect(draft("number of customers sorted by segment").plan?.dimensions).toMatchObject([{ label: "Segment" }]);
});

test("symbols compare", () => {
  expect(draft("boats with length > 9", club).sql).toMatch(/"length" > 9/);
});

test.each(["", "???", "What is dark matter?", "How does paper affect its durability?", "tell me a joke about the sea"])(
  "what the data cannot answer is refused with questions that it can: %j",
  (question) => {
    const refused = read(question);
    expect(refused.kind).toBe("cannot_answer");
    if (refused.kind === "cannot_answer") expect(refused.nearest.length).toBeGreaterThan(0);
  },
);

test("an unread word keeps an answer from being confident", () => {
  const interpretation = read("Revenue by category for left-handed people");
  expect(interpretation.kind === "draft" && interpretation.confident).toBe(false);
});

test("odd questions never throw", () => {
  const odd = [
    "'",
    '"',
    "%_%",
    "a".repeat(4_000),
    "SELECT 1; DROP TABLE x",
    "最高",
    "的的的",
    "by by by",
    "top",
    "not not",
    "more than",
    "between 1 and",
  ];
  for (const question of odd) expect(["draft", "clarify", "cannot_answer"]).toContain(read(question).kind);
});

test("the same question gives the same draft", () => {
  expect(read("Revenue by month this year")).toEqual(read("Revenue by month this year"));
});
