import { describe, expect, it } from "vitest";
import { openPolicy } from "@/lib/semantic/access-policy";
import { readCases } from "./__fixtures__/read-cases";
import { shopModel } from "./__fixtures__/shop-model";
import { checkSql } from "./check-sql";

const rowCountMax = 100;
const cases = readCases();

describe("the guard's cases", () => {
  it("are at least 150 over the four engines", () => {
    expect(cases.length).toBeGreaterThanOrEqual(150);
    expect(new Set(cases.map((item) => item.kind)).size).toBe(4);
  });

  for (const { file, kind, title, expected, sql, text } of cases) {
    it(`${file} ${kind}: ${title} → ${expected}`, () => {
      const checked = checkSql(sql, { policy: openPolicy, model: shopModel(kind), rowCountMax });
      expect(checked.ok ? "accepted" : checked.error.code, checked.ok ? checked.value.text : sql).toBe(expected);
      // PostgreSQL's tables carry their schema, so its text differs there.
      if (checked.ok && text !== null) expect(withoutSchema(checked.value.text)).toBe(text);
    });
  }
});

function withoutSchema(text: string): string {
  return text.replaceAll("public.", "");
}
