import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { resultColumnSchema } from "@/lib/execute/schema";
import { openScriptHost, runScript } from "@/scripts/test/run-script";
import { writeCityOrders } from "@/scripts/test/write-city-orders";

const folder = mkdtempSync(join(tmpdir(), "querent-ask-"));
const shop = `sqlite:${join(folder, "shop.sqlite")}`;
const flightsFile = "node_modules/vega-datasets/data/flights-3m.parquet";
const flights = `duckdb:${flightsFile}`;

const { run: ask, close } = openScriptHost("scripts/ask.ts");

/** The document that `--json` promises. */
const answerSchema = z.strictObject({
  understood: z.string(),
  engine: z.enum(["offline", "model", "verified", "sql"]),
  sql: z.string(),
  columns: z.array(resultColumnSchema),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  truncated: z.boolean(),
  ms: z.int().min(0),
  confidence: z.number(),
  assumptions: z.array(z.string()),
  unused: z.array(z.string()),
});

async function askForJson(source: string, question: string) {
  const asked = await ask("--source", source, "--engine", "offline", "--json", question);
  expect(asked).toMatchObject({ code: 0, err: "" });
  return answerSchema.parse(JSON.parse(asked.out));
}

/** The truth, from a query of our own on the engine itself. */
async function flightRows(sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll(sql.replace("FLIGHTS", `'${flightsFile}'`));
    return reader.getRowsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

beforeAll(() => writeCityOrders(join(folder, "shop.sqlite")));
afterAll(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

describe("an answer", () => {
  it("is text: what was understood, the SQL, the rows and the time", async () => {
    // A process of its own: it also ends.
    const given = ["--source", shop, "--engine", "offline", "total amount by city"];
    const { code, out, err } = await runScript("scripts/ask.ts", given);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/\bSELECT\b[\s\S]*\bSUM\(/);
    expect(out).toMatch(/\nParis +40\.5\n/);
    expect(out).toMatch(/\nBerlin +30\.0\n/);
    expect(out).toMatch(/\n2 rows · \d+ ms · offline · confidence [01]\.\d\d\n/);
  });

  it("is one JSON document with --json, and nothing else on either stream", async () => {
    const answer = await askForJson(shop, "total amount by city");
    expect(answer.rows).toEqual([
      ["Paris", 40.5],
      ["Berlin", 30],
    ]);
    expect(answer.columns.map(({ type }) => type)).toEqual(["text", "float"]);
    expect(answer).toMatchObject({ engine: "offline", truncated: false, unused: [] });
  });

  it("holds the right figures on three million real flights", async () => {
    const byOrigin = await askForJson(flights, "average delay by origin");
    const truth = await flightRows("SELECT origin, avg(delay) FROM FLIGHTS GROUP BY origin ORDER BY 2 DESC, 1");
    expect(byOrigin.rows).toHaveLength(229);
    expect(byOrigin.rows).toEqual(truth);
    const top = await askForJson(flights, "top 10 origins by number of flights");
    expect(top.rows).toEqual(
      await flightRows("SELECT origin, count(*) FROM FLIGHTS GROUP BY origin ORDER BY 2 DESC LIMIT 10"),
    );
    const byMonth = await askForJson(flights, "number of flights by month");
    expect(byMonth.rows).toEqual(
      await flightRows("SELECT date_trunc('month', date)::date::text, count(*) FROM FLIGHTS GROUP BY 1 ORDER BY 1"),
    );
  });
});

describe("no answer", () => {
  it.each([
    ["an empty question", ["--source", shop, " "], 1, /There is no question yet/],
    ["SQL that writes", ["--source", shop, "DROP TABLE orders"], 1, /Only reading is allowed/],
    ["a file that is not there", ["--source", "sqlite:/nowhere.db", "orders"], 1, /\/nowhere\.db cannot be opened/],
    ["an address of an unknown kind", ["--source", "oracle://u@h/d", "orders"], 2, /--source must begin with mysql:/],
    ["an unknown engine", ["--engine", "magic", "orders"], 2, /--engine is auto, offline, model, not "magic"/],
    ["an unknown option", ["--colour", "orders"], 2, /Unknown option '--colour'/],
    ["no question at all", [], 2, /There is no question\.\s+Usage: /],
  ] as const)("is a sentence on standard error and an exit code, for %s", async (_, given, code, sentence) => {
    const asked = await ask(...given);
    expect({ code: asked.code, out: asked.out }).toEqual({ code, out: "" });
    expect(asked.err).toMatch(sentence);
    expect(asked.err).not.toMatch(/^\s+at |node:internal|"level"/m);
  });

  it("is never the end of it where only the model is missing: the built-in engine answers and says so", async () => {
    const asked = await ask("--source", shop, "--engine", "model", "orders");
    expect(asked.code).toBe(0);
    expect(asked.out).toMatch(/· offline ·/);
    expect(asked.out).toMatch(/Assumed: The language model could not be used/);
  });

  it("names the connected sources when there is none of that name", async () => {
    const asked = await ask("--source", "Nowhere", "--json", "orders");
    expect(asked.code).toBe(1);
    expect(asked.err).toContain('There is no data source called "Nowhere". Connected: Demo shop.');
    expect(JSON.parse(asked.out)).toEqual({ error: { code: "source/not-found", message: asked.err.trim() } });
  });
});
