import { expect, test } from "vitest";
import { checkSql } from "@/lib/guard/check-sql";
import { type EarlierTurn, earlierTurn } from "@/lib/nl2sql/earlier-turn";
import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import type { Draft } from "@/lib/nl2sql/schema";
import { columnOf, structureOf, tableOf } from "@/lib/semantic/__fixtures__/structures";
import { openPolicy } from "@/lib/semantic/access-policy";
import { buildModel } from "@/lib/semantic/build-model";

const now = new Date("2024-06-15T12:00:00Z");
const many = (word: string) => Array.from({ length: 40 }, (_, index) => `${word}${index + 1}`);
const numbers = (step: number) => Array.from({ length: 40 }, (_, index) => String((index + 1) * step));
const cycle = (...values: readonly string[]) =>
  Array.from({ length: 40 }, (_, index) => values[index % values.length] ?? null);
const key = (column: string, table: string, target: string) => ({
  columns: [column],
  referencedSchema: null,
  referencedTable: table,
  referencedColumns: [target],
});

/** A lending library: readers take books, books stand in branches. */
const library = buildModel(
  structureOf([
    tableOf(
      "readers",
      [
        columnOf("reader_id", "integer", numbers(1)),
        columnOf("first_name", "text", many("Ann")),
        columnOf("last_name", "text", many("Weir")),
        columnOf("acct_bal", "decimal", numbers(2)),
        columnOf("town", "text", cycle("Brno", "Graz", "Split")),
      ],
      { primaryKey: ["reader_id"] },
    ),
    tableOf(
      "branches",
      [
        columnOf("branch_id", "integer", numbers(1)),
        columnOf("branch_name", "text", many("Branch ")),
        columnOf("open_year", "integer", cycle("1998", "2004", "2011")),
        columnOf("seats", "integer", numbers(3)),
      ],
      { primaryKey: ["branch_id"] },
    ),
    tableOf(
      "books",
      [
        columnOf("book_id", "integer", numbers(1)),
        columnOf("title", "text", many("Book ")),
        columnOf("genre", "text", cycle("Crime", "Poetry", "Travel")),
        columnOf("price", "decimal", numbers(5)),
        columnOf("branch_id", "integer", numbers(1)),
      ],
      { primaryKey: ["book_id"], foreignKeys: [key("branch_id", "branches", "branch_id")] },
    ),
    tableOf(
      "loans",
      [
        columnOf("loan_id", "integer", numbers(1)),
        columnOf("reader_id", "integer", cycle("1", "2", "3")),
        columnOf("book_id", "integer", cycle("4", "5", "6")),
        columnOf("stars", "integer", cycle("1", "2", "3")),
        columnOf("taken_on", "date", cycle("2023-03-01", "2024-05-06")),
      ],
      {
        primaryKey: ["loan_id"],
        foreignKeys: [key("reader_id", "readers", "reader_id"), key("book_id", "books", "book_id")],
      },
    ),
  ]),
  "library",
);

function ask(...questions: readonly string[]): Draft {
  const previous: EarlierTurn[] = [];
  let last: Draft | null = null;
  for (const question of questions) {
    const read = interpretOffline({ question, model: library, now, locale: "en", previous });
    if (read.kind !== "draft") throw new Error(`${question}: ${JSON.stringify(read)}`);
    expect(checkSql(read.sql, { policy: openPolicy, model: library, rowCountMax: 100 }).ok, read.sql).toBe(true);
    previous.push(earlierTurn(question, read));
    last = read;
  }
  if (last === null) throw new Error("nothing was asked");
  return last;
}

const shown = ({ plan }: Draft) => plan?.dimensions.map(({ column }) => column.column);

test("a noun at the end belongs to all words of a list", () => {
  expect(shown(ask("the first and last name of readers"))).toEqual(["first_name", "last_name"]);
  expect(shown(ask("What is the first and last name of readers in Graz?"))).toEqual(["first_name", "last_name"]);
});

test("a table asked for beside columns is shown", () => {
  expect(shown(ask("Show all books and their prices"))).toEqual(["title", "price"]);
});

test("who has the maximum of a column is asked for, not the figure", () => {
  const { plan } = ask("the title of the book with the maximum price");
  expect(plan).toMatchObject({ measures: [], limit: 1, order: [{ direction: "desc" }] });
});

test.each(["Which readers took books?", "readers who have bought books", "the readers that received books"])(
  "an everyday verb relates and is not left over: %s",
  (question) => {
    const { sql, unused } = ask(question);
    expect(unused).toEqual([]);
    expect(sql).toContain('"books"');
  },
);

test("a verb is the column of years that is called so", () => {
  expect(ask("How many branches opened after 2003?").sql).toMatch(/"open_year" > '?2003/);
});

test("what is done most counts what was done", () => {
  const { sql } = ask("Which book was loaned most often?");
  expect(sql).toMatch(/"loans"[\s\S]+COUNT\(\*\) DESC[\s\S]+LIMIT 1/);
});

test("alternatives may repeat their noun", () => {
  const { sql } = ask("titles of books of genre Crime or genre Poetry");
  expect(sql).toMatch(/'Crime' OR[\s\S]+'Poetry'|IN \('Crime', 'Poetry'\)/);
});

test("one row cannot hold two values of a column: rows of each are meant", () => {
  const { sql } = ask("names of readers with loans of 2 stars and 3 stars");
  expect(sql.match(/EXISTS/g)).toHaveLength(2);
});

test("the superlative of another table chooses its row first", () => {
  const { plan } = ask("titles of the books in the branch with the most seats");
  expect(plan?.limit).toBeNull();
  expect(JSON.stringify(plan?.filter)).toContain('"kind":"in_plan"');
});

test("a figure over the first few is computed over those rows", () => {
  expect(ask("the total price of the 3 most expensive books").sql).toMatch(/IN \([\s\S]+LIMIT 3/);
});

test("the column may stand inside the comparison", () => {
  expect(ask("books with a higher price than 10").sql).toMatch(/"price" > 10/);
});

test("more than all of a kind is more than the largest of them", () => {
  const { sql } = ask("titles of books whose price is above the price of all Poetry books");
  expect(sql).toMatch(/> \(SELECT MAX\(/);
});

test("what a text holds may be quoted", () => {
  expect(ask("titles of books whose title has 'ook'").sql).toContain("LIKE '%ook%'");
  expect(ask("titles of books that contain the letter k in their title").sql).toContain("LIKE '%k%'");
});

test("both words of an abbreviated name count", () => {
  expect(shown(ask("the account balance of each reader"))).toContain("acct_bal");
});

test("people are found by first and last name", () => {
  const { sql } = ask("the town of reader Ann3 Weir7");
  expect(sql).toMatch(/"first_name"[\s\S]+'Ann3'[\s\S]+"last_name"[\s\S]+'Weir7'/);
});

test("the question after a list asks of its rows", () => {
  const narrowed = ask("titles of Crime books", "Which of those cost more than 50?");
  expect(shown(narrowed)).toEqual(["title"]);
  expect(narrowed.sql).toMatch(/'Crime'[\s\S]+> 50/);
  expect(ask("titles of Crime books", "How many of them are there?").sql).toMatch(/COUNT\(\*\)[\s\S]+'Crime'/);
});

test("a figure for each of them stands beside what was shown", () => {
  const each = ask("titles of Crime books", "For each of them, show the number of loans");
  expect(shown(each)).toEqual(["title"]);
  expect(each.plan?.measures).toMatchObject([{ aggregate: "count", entity: "loans" }]);
  const most = ask("titles of Crime books", "For each of them, show the number of loans", "Which one has the most?");
  expect(most.plan).toMatchObject({ measures: [], limit: 1, order: [{ by: { kind: "hidden_measure" } }] });
});

test("'also those' widens a condition, 'how about' replaces it", () => {
  const titles = "titles of Crime books";
  expect(ask(titles, "also show those of Poetry").sql).toContain("IN ('Crime', 'Poetry')");
  const instead = ask(titles, "how about Poetry?").sql;
  expect(instead).toContain("'Poetry'");
  expect(instead).not.toContain("'Crime'");
});

test("several figures take the place of one", () => {
  const { plan } = ask("average price of books", "how about the minimum and maximum?");
  expect(plan?.measures.map(({ aggregate }) => aggregate)).toEqual(["min", "max"]);
});

test("what is doubtful is less sure than what is plain", () => {
  const plain = ask("How many books are there?").confidence;
  expect(ask("How many books are there in the long run?").confidence).toBeLessThan(plain);
  expect(ask("How many books were taken by readers in Graz?").confidence).toBeLessThan(plain);
});
