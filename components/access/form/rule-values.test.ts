import { describe, expect, it } from "vitest";
import { draftOf, masksFor, valuesOf } from "./rule-values";

const blank = valuesOf(null, "orders");
const rule = {
  ...{ id: "1", sourceId: "s", entity: "orders", attributes: [], problem: null },
  ...{ kind: "mask" as const, column: "mail", mask: "hash" as const, roles: ["viewer" as const], groups: ["North"] },
};

describe("the form of a rule", () => {
  it("is no rule while something is missing", () => {
    expect(draftOf(blank)).toBeNull();
    expect(draftOf({ ...blank, audience: "everyone" })).toBeNull();
    expect(draftOf({ ...blank, audience: "everyone", condition: "  " })).toBeNull();
    expect(draftOf({ ...blank, kind: "mask", audience: "everyone", column: "mail" })).toBeNull();
    expect(draftOf({ ...blank, entity: null, condition: "TRUE", audience: "everyone" })).toBeNull();
  });

  it("never takes people who are still to be chosen for everybody", () => {
    expect(draftOf({ ...blank, condition: "TRUE" })).toBeNull();
    expect(draftOf({ ...blank, condition: "TRUE", roles: ["viewer"] })).toMatchObject({
      roles: ["viewer"],
      groups: [],
    });
    expect(draftOf({ ...blank, condition: "TRUE", roles: ["viewer"], audience: "everyone" })).toMatchObject({
      roles: [],
    });
  });

  it("gives a kept rule as it was", () => {
    const { id: _id, sourceId: _sourceId, attributes: _attributes, problem: _problem, ...draft } = rule;
    expect(draftOf(valuesOf(rule, null))).toEqual(draft);
  });

  it("offers the masks that fit the column", () => {
    const columns = [
      { name: "born", label: "Born", type: "date" as const },
      { name: "picture", label: "Picture", type: "binary" as const },
    ];
    const table = { id: "people", label: "People", kind: "table" as const, columns };
    expect(masksFor(table, "born")).toEqual(["hash", "year"]);
    expect(masksFor(table, "picture")).toEqual([]);
    expect(masksFor(table, null)).toEqual([]);
  });
});
