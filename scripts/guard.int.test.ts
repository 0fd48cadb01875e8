import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openScriptHost, runScript } from "@/scripts/test/run-script";
import { writeCityOrders } from "@/scripts/test/write-city-orders";

const folder = mkdtempSync(join(tmpdir(), "querent-guard-"));
const shop = `sqlite:${join(folder, "shop.sqlite")}`;

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const { run: guard, close } = openScriptHost("scripts/guard.ts");

async function verdicts(...given: string[]) {
  const judged = await guard("--source", shop, "--json", ...given);
  expect(judged).toMatchObject({ code: 0, err: "" });
  return judged.out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

beforeAll(() => writeCityOrders(join(folder, "shop.sqlite")));
afterAll(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

describe("verdicts", () => {
  it("tell what would run of an accepted statement and why another is refused, in the order of the file", async () => {
    const statements = "SELECT amount FROM orders;\nSELECT 1; DROP TABLE orders;\n";
    expect(await verdicts("--file", file("two.sql", statements))).toEqual([
      {
        ...{
          index: 0,
          sql: "SELECT amount FROM orders;",
          verdict: "accepted",
          text: "SELECT amount FROM orders LIMIT 10001",
        },
        ...{ code: null, message: null, tables: ["orders"], columns: ["amount"], rowRulesApplied: false },
      },
      {
        ...{
          index: 1,
          sql: "SELECT 1; DROP TABLE orders;",
          verdict: "refused",
          text: null,
          code: "guard/not-one-select",
        },
        ...{ message: expect.stringMatching(/Only one SELECT/), tables: [], columns: [], rowRulesApplied: false },
      },
    ]);
  });

  it("are given for each entry of a JSON file, whatever stands in it", async () => {
    const lines = `{"sql": "SELECT amount\\nFROM orders"}\n"SELECT 1;\\nSELECT 2;"\n`;
    const judged = await verdicts("--file", file("entries.jsonl", lines));
    expect(judged.map(({ code }) => code)).toEqual([null, "guard/not-one-select"]);
    expect(await verdicts("--file", file("entries.json", ["SELECT amount FROM orders"]))).toHaveLength(1);
  });

  it("are those of the viewer whom the rules concern", async () => {
    const rules = [
      { kind: "row", entity: "orders", condition: "city_id = {{user.city}}", groups: ["sales"] },
      { kind: "hide", entity: "orders", column: "id", roles: ["viewer"] },
    ];
    const statements = file("rules.sql", "SELECT amount FROM orders;\nSELECT id FROM orders;\n");
    const viewer = { role: "viewer", groups: ["sales"], attributes: { city: "2" } };
    const [amount, id] = await verdicts("--file", statements, "--rules", file("rules.json", { rules, viewer }));
    expect(amount).toMatchObject({
      verdict: "accepted",
      rowRulesApplied: true,
      text: expect.stringContaining("city_id = 2"),
    });
    expect(id).toMatchObject({ verdict: "refused", code: "guard/column" });
    const lacking = file("lacking.json", { rules, viewer: { ...viewer, attributes: {} } });
    expect((await verdicts("--file", statements, "--rules", lacking))[0]).toMatchObject({ code: "guard/attribute" });
    const other = file("other.json", { rules, viewer: { role: "designer" } });
    expect((await verdicts("--file", statements, "--rules", other)).map(({ verdict }) => verdict)).toEqual([
      "accepted",
      "accepted",
    ]);
  });

  it("are text for people without --json", async () => {
    // A process of its own: it also ends.
    const given = ["--source", shop, "--file", file("text.sql", "SELECT city FROM nowhere\n")];
    const judged = await runScript("scripts/guard.ts", given);
    expect(judged).toMatchObject({ code: 0, err: "" });
    expect(judged.out).toMatch(
      /^1\. refused \(guard\/table\): SELECT city FROM nowhere\n {3}.+\n\n1 judged: 0 accepted, 1 refused\n$/,
    );
  });
});

describe("no verdicts", () => {
  const one = () => file("one.sql", "SELECT 1;");
  it.each([
    ["a missing source", () => ["--file", one()], /--source is missing/],
    ["a missing file", () => ["--source", shop], /--file is missing/],
    ["a file that is not there", () => ["--source", shop, "--file", "/nowhere.sql"], /\/nowhere\.sql cannot be read/],
    ["an empty file", () => ["--source", shop, "--file", file("empty.sql", "-- nothing\n")], /holds no statements/],
    ["a broken line", () => ["--source", shop, "--file", file("broken.jsonl", "{")], /line 1 is not JSON/],
    [
      "a rule for another table",
      () => [
        "--source",
        shop,
        "--file",
        one(),
        "--rules",
        file("r1.json", { rules: [{ kind: "hide", entity: "nowhere", column: "x" }] }),
      ],
      /rule 1 is about "nowhere"/,
    ],
    [
      "a misspelt key of a rule",
      () => [
        "--source",
        shop,
        "--file",
        one(),
        "--rules",
        file("r2.json", { rules: [{ kind: "row", entity: "orders", condition: "1 = 1", group: ["x"] }] }),
      ],
      /unknown key "group"/,
    ],
    [
      "a user of an address",
      () => ["--source", shop, "--file", one(), "--as", "a@example.test"],
      /--as needs a source by its name/,
    ],
  ] as const)("for %s: a sentence, and exit code 2", async (_, given, sentence) => {
    const judged = await guard(...given());
    expect({ code: judged.code, out: judged.out }).toEqual({ code: 2, out: "" });
    expect(judged.err).toMatch(sentence);
  });

  it("for a source that cannot be opened: a sentence, and exit code 1", async () => {
    const judged = await guard("--source", "sqlite:/nowhere.db", "--file", one());
    expect(judged).toMatchObject({ code: 1, out: "" });
    expect(judged.err).toMatch(/\/nowhere\.db cannot be opened/);
  });

  it("for a user whom nobody knows: a sentence, and exit code 2", async () => {
    const judged = await guard("--source", "Demo shop", "--file", one(), "--as", "nobody@example.test");
    expect(judged).toMatchObject({ code: 2, out: "" });
    expect(judged.err).toMatch(/no active user with the address "nobody@example\.test"/);
  });
});
