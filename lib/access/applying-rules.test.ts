import { describe, expect, it } from "vitest";
import type { AccessRule, Audience } from "@/lib/access/schema";
import { viewer } from "@/lib/auth/__fixtures__/viewers";
import { applyingRules, attributeValues } from "./applying-rules";
import { attributeNames } from "./attribute-names";

const rule = (id: string, audience: Partial<Audience>): AccessRule => ({
  ...{ id, sourceId: "s", kind: "row", entity: "orders", condition: "TRUE", roles: [], groups: [] },
  ...audience,
});
const ids = (given: Parameters<typeof viewer>[1], ...rules: AccessRule[]) =>
  applyingRules(rules, viewer("ana", given)).map(({ id }) => id);

describe("rules that concern a viewer", () => {
  const everyone = rule("everyone", {});
  const designers = rule("designers", { roles: ["designer"] });
  const north = rule("north", { groups: ["North"] });

  it("are those for everybody, administrators too", () => {
    expect(ids({ role: "admin" }, everyone, designers)).toEqual(["everyone"]);
  });

  it("are those of the viewer's role or of one of the groups", () => {
    expect(ids({ role: "designer" }, everyone, designers, north)).toEqual(["everyone", "designers"]);
    expect(ids({ groups: ["South", "North"] }, designers, north)).toEqual(["north"]);
    expect(ids({ role: "designer" }, rule("both", { roles: ["designer"], groups: ["North"] }))).toEqual(["both"]);
  });

  it("are, through a public link, those for viewers and those for the role of whoever made it", () => {
    const viewers = rule("viewers", { roles: ["viewer"] });
    expect(ids({ role: "viewer", lentBy: "designer" }, viewers, designers)).toEqual(["viewers", "designers"]);
    expect(ids({ role: "viewer", lentBy: "admin" }, viewers, designers)).toEqual(["viewers"]);
  });

  it("miss nobody whose group is spelt otherwise", () => {
    expect(ids({ groups: [" north "] }, north)).toEqual(["north"]);
    expect(ids({ groups: ["Ｎorth"] }, north)).toEqual(["north"]);
    expect(ids({ groups: ["Northern"] }, north)).toEqual([]);
  });
});

describe("values of attributes", () => {
  it("are the viewer's own and the built-in ones, which no attribute of the same name replaces", () => {
    const attributes = { region: "North", email: "boss@querent.test", role: "admin", id: "1", name: "Boss" };
    expect(Object.fromEntries(attributeValues(viewer("ana", { attributes })))).toEqual({
      ...{ region: "North", email: "ana@querent.test", role: "viewer", id: "ana", name: "ana" },
    });
  });

  it("lack what is blank", () => {
    expect(attributeValues(viewer("ana", { attributes: { region: "  " } })).has("region")).toBe(false);
  });

  it("are found by names of any kind", () => {
    const attributes = { constructor: "x", __proto__x: "y" };
    expect(attributeValues(viewer("ana", { attributes })).get("constructor")).toBe("x");
    expect(attributeValues(viewer("ana")).has("constructor")).toBe(false);
  });
});

it("names the attributes of a condition once each", () => {
  expect(attributeNames("region = {{user.region}} OR {{ user.cost-centre }} = c OR r = {{user.region}}")).toEqual([
    "region",
    "cost-centre",
  ]);
});
