import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chartReport } from "@/scripts/eval/chart-report";
import { measure } from "@/scripts/eval/measure";
import { measureCharts } from "@/scripts/eval/measure-charts";
import { openScriptHost, runScript } from "@/scripts/test/run-script";
import { writeCityOrders } from "@/scripts/test/write-city-orders";

const folder = mkdtempSync(join(tmpdir(), "querent-eval-"));
const [questions, out, failures] = ["questions.jsonl", "out.jsonl", "failures.txt"].map((name) => join(folder, name));
const never = new AbortController().signal;

/** Questions that are SQL already are taken as they stand, so that the judge is tested and not the engine. */
function write(...lines: object[]): string {
  writeFileSync(questions ?? "", lines.map((line) => JSON.stringify({ db: "shop", ...line })).join("\n"));
  return questions ?? "";
}

async function rightOf(...lines: object[]): Promise<(boolean | null)[]> {
  return (await measure(runOf(write(...lines)), never)).map(({ right }) => right);
}

function runOf(questions: string) {
  return { questions, databases: folder, engine: "offline", out: null, failures: null, limit: null } as const;
}

beforeAll(() => writeCityOrders(join(folder, "shop.sqlite")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("measure", () => {
  it("judges by rows: the order counts where the gold query orders its rows", async () => {
    const question = "SELECT id, amount FROM orders ORDER BY id DESC";
    expect(
      await rightOf(
        { id: "any order", question, gold_sql: "SELECT amount, id FROM orders" },
        { id: "same order", question, gold_sql: "SELECT id, amount FROM orders ORDER BY 1 DESC" },
        { id: "other order", question, gold_sql: "SELECT id, amount FROM orders ORDER BY 1" },
        { id: "other rows", question, gold_sql: "SELECT id, amount FROM orders WHERE id < 3" },
      ),
    ).toEqual([true, true, false, false]);
  });

  it("takes any of the accepted queries, and one that does not run only matters when none does", async () => {
    const question = "SELECT COUNT(*) FROM orders";
    expect(
      await rightOf(
        { id: "second", question, gold_sql: "SELECT 7", accept: ["SELECT nothing FROM nowhere", "SELECT 3"] },
        { id: "none", question, accept: ["SELECT nothing FROM nowhere"] },
        { id: "in MySQL's spelling", question, gold_sql: "SELECT COUNT(*) FROM `orders` WHERE id <=> id" },
      ),
    ).toEqual([true, false, true]);
  });

  it("is right to refuse what the data cannot answer, and wrong to answer it", async () => {
    expect(
      await rightOf(
        { id: "refused", question: "qwertz uiopü", expect: "refuse" },
        { id: "answered", question: "SELECT 1 FROM orders", expect: "refuse" },
      ),
    ).toEqual([true, false]);
  });

  it("asks the turns of a conversation in the light of those before, each under its own id", async () => {
    const file = write({
      id: "talk",
      turns: [
        {
          question: "total amount by city",
          gold_sql: "SELECT name, SUM(amount) FROM orders JOIN cities ON city_id = cities.id GROUP BY 1",
        },
        {
          question: "only in Paris",
          gold_sql:
            "SELECT name, SUM(amount) FROM orders JOIN cities ON city_id = cities.id WHERE name = 'Paris' GROUP BY 1",
        },
      ],
    });
    const outcomes = await measure(runOf(file), never);
    expect(outcomes.map(({ id, turn }) => [id, turn])).toEqual([
      ["talk#1", 1],
      ["talk#2", 2],
    ]);
    // Alone, "only in Paris" asks for no total.
    expect(outcomes[1]?.sql).toMatch(/SUM\([\s\S]*'Paris'/);
    expect(outcomes.map(({ right }) => right)).toEqual([true, true]);
  });

  it("says which database cannot be opened", async () => {
    const lost = { id: "a", db: "lost", question: "How many orders?", gold_sql: "SELECT 1" };
    await expect(rightOf(lost)).rejects.toThrow(/lost\.sqlite cannot be opened/);
  });
});

describe("measureCharts", () => {
  it("recommends a chart for the rows of each gold query and compares it with the reference", async () => {
    const bySum = "SELECT name, SUM(amount) FROM orders JOIN cities ON city_id = cities.id GROUP BY name";
    const charts = write(
      { id: "bars", question: "total amount by city", gold_sql: bySum, chart: "bar" },
      { id: "ring", question: "total amount by city as a pie chart", gold_sql: bySum, binning: "", chart: "Pie" },
      { id: "wrong", turns: [{ question: "total amount" }, { question: "as bars" }], gold_sql: bySum, chart: "pie" },
      { id: "broken", question: "total amount", gold_sql: "SELECT nothing FROM nowhere", chart: "bar" },
    );
    const file = { charts, databases: folder, out: out ?? null, failures: failures ?? null, limit: null };
    const outcomes = await measureCharts(file, never);
    const predictions = readFileSync(out ?? "", "utf8")
      .trimEnd()
      .split("\n");
    expect(predictions.map((line) => JSON.parse(line))).toMatchObject([
      { id: "bars", first: "bar", reference: "bar" },
      { id: "ring", first: "Pie", reference: "Pie" },
      { id: "wrong", first: "bar", firstThree: expect.arrayContaining(["bar", "pie"]) },
      { id: "broken", first: null, firstThree: [] },
    ]);
    expect(chartReport(outcomes, 1)).toMatch(
      /^first choice +50\.0 % \(2 of 4\)\nin the first three +75\.0 % \(3 of 4\)$/m,
    );
    expect(readFileSync(failures ?? "", "utf8")).toMatch(/^wrong shop [\s\S]* = pie\n {3}> bar, [\s\S]*^broken shop/m);
  });
});

describe("npm run eval", () => {
  const { run: evaluate, close } = openScriptHost("scripts/eval.ts");
  afterAll(() => close());

  it("prints the figures and writes predictions and failures", async () => {
    write(
      { id: "right", question: "how many orders are there", gold_sql: "SELECT COUNT(*) FROM orders", hardness: "easy" },
      { id: "wrong", question: "how many orders are there", gold_sql: "SELECT 4" },
    );
    const files = ["--out", out ?? "", "--failures", failures ?? ""];
    const given = ["--questions", questions ?? "", "--databases", folder, ...files];
    const { code, out: printed, err } = await runScript("scripts/eval.ts", given);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(printed).toMatch(/^execution accuracy +50\.0 % \(1 of 2\)$/m);
    expect(printed).toMatch(/^ {2}easy +100\.0 % \(1 of 1\)$/m);
    const predictions = readFileSync(out ?? "", "utf8")
      .trimEnd()
      .split("\n");
    expect(predictions.map((line) => Object.keys(JSON.parse(line)))).toEqual([
      ["id", "outcome", "sql", "confident", "confidence", "ms", "engine"],
      ["id", "outcome", "sql", "confident", "confidence", "ms", "engine"],
    ]);
    expect(readFileSync(failures ?? "", "utf8")).toMatch(
      /^wrong shop [01]\.\d\d how many orders are there\n {3}= SELECT 4\n/,
    );
  });

  it.each([
    [["--databases", folder], 2, "--questions is missing."],
    [["--questions", "/nowhere.jsonl", "--databases", folder], 1, "/nowhere.jsonl"],
    [["--questions", "x", "--databases", folder, "--limit", "none"], 2, "--limit is a number"],
    [["--questions", "x", "--databases", folder, "--price", "1"], 2, "--price is two numbers"],
    [["--questions", "x", "--databases", folder, "--engine", "magic"], 2, "--engine is auto, offline, model"],
  ])("answers %j with %i and the problem", async (given, code, problem) => {
    const run = await evaluate(...given);
    expect({ code: run.code, out: run.out }).toEqual({ code, out: "" });
    expect(run.err).toContain(problem);
  });
});
