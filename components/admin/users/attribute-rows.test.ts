import { describe, expect, it } from "vitest";
import { attributesOf, problemOf, rowsOf } from "./attribute-rows";

const row = (name: string, value: string, key = name) => ({ key, name, value });

describe("attributes as lines of a form", () => {
  it("come by name and go back as they were", () => {
    const attributes = { region: "North", branch: "7" };
    expect(rowsOf(attributes).map(({ name }) => name)).toEqual(["branch", "region"]);
    expect(attributesOf(rowsOf(attributes))).toEqual(attributes);
  });

  it("leave out empty lines and outer spaces", () => {
    expect(attributesOf([row(" region ", " North "), row("", "", "new")])).toEqual({ region: "North" });
  });

  it.each([
    ["a name that no rule can name", row("cost centre", "1", "new"), "name"],
    ["a value without a name", row("", "North", "new"), "name"],
    ["a name without a value", row("region", " "), "value"],
  ] as const)("are not kept with %s", (_, one, problem) => {
    expect(problemOf(one, [one])).toBe(problem);
    expect(attributesOf([one])).toBeNull();
  });

  it("are not kept when one stands there twice", () => {
    const rows = [row("region", "North", "1"), row("region ", "South", "2")];
    expect(rows.map((one) => problemOf(one, rows))).toEqual(["twice", "twice"]);
    expect(attributesOf(rows)).toBeNull();
  });
});
