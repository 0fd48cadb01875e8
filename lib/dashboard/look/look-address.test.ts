import fc from "fast-check";
import { expect, test } from "vitest";
import { type FilterValue, relativeUnits } from "@/lib/dashboard/config/schema";
import { readLook, writeLook } from "@/lib/dashboard/look/look-address";
import { emptyLook, type Look } from "@/lib/dashboard/look/schema";

const compare = fc.constantFrom("none", "previous", "year_ago");
const cell = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
const day = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const bound = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0));
const value: fc.Arbitrary<FilterValue> = fc.oneof(
  fc.record({
    kind: fc.constant("relative" as const),
    anchor: fc.constantFrom("last", "current", "to_date"),
    count: fc.integer({ min: 1, max: 1_000 }),
    unit: fc.constantFrom(...relativeUnits),
    compare,
  }),
  fc.record({ kind: fc.constant("range" as const), from: fc.option(day), to: fc.option(day), compare }),
  fc.record({ kind: fc.constant("list" as const), values: fc.array(cell, { maxLength: 5 }), negated: fc.boolean() }),
  fc.record({ kind: fc.constant("between" as const), min: bound, max: bound }),
  fc.record({
    kind: fc.constant("text" as const),
    operator: fc.constantFrom("contains", "eq", "starts_with"),
    text: fc.string({ maxLength: 50 }),
  }),
);
const point = fc.record({
  column: fc.string(),
  value: fc.oneof(
    fc.record({ kind: fc.constant("is" as const), value: cell }),
    fc.record({ kind: fc.constant("within" as const), from: cell, to: cell }),
  ),
});
const points = fc.array(point, { minLength: 1, maxLength: 4 });
const id = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
const look: fc.Arbitrary<Look> = fc.record({
  filters: fc.dictionary(id, fc.option(value), { maxKeys: 3 }),
  cross: fc.dictionary(id, points, { maxKeys: 2 }),
  drill: fc.dictionary(id, fc.array(points, { maxLength: 3 }), { maxKeys: 2 }),
  grain: fc.option(fc.constantFrom("year", "month", "day")),
});

test("an address gives back the very look it was written from, past a reload and a chat message", () => {
  fc.assert(
    fc.property(look, (given) => {
      const address = writeLook(given).toString();
      expect(JSON.stringify(readLook(new URLSearchParams(address)))).toBe(
        JSON.stringify({ ...emptyLook, ...JSON.parse(JSON.stringify(given)) }),
      );
    }),
  );
});

test("what else stands in the address stays, and an old look goes", () => {
  const before = new URLSearchParams("tab=two&f.region=%5B%22North%22%5D&grain=month&refresh=60");
  const after = writeLook({ ...emptyLook, filters: { period: null } }, before);
  expect(after.toString()).toBe("tab=two&refresh=60&f.period=off");
});

test("a person can read and write it", () => {
  const { filters } = readLook(new URLSearchParams('f.a=last-30-day~previous&f.b=["North"]&f.c=10:&f.d=2024-01-01..'));
  expect(filters).toEqual({
    a: { kind: "relative", anchor: "last", count: 30, unit: "day", compare: "previous" },
    b: { kind: "list", values: ["North"], negated: false },
    c: { kind: "between", min: 10, max: null },
    d: { kind: "range", from: "2024-01-01", to: null, compare: "none" },
  });
});

test("what is not understood is left out, whatever it is", () => {
  const texts = ["f.a=last-0-day", "f.a=[1", "f.a=1:x", "f.a=2024-13-99..", "grain=decade", "cross={}x", "look=[]"];
  for (const text of texts) expect(readLook(new URLSearchParams(text))).toEqual(emptyLook);
  fc.assert(
    fc.property(fc.string(), fc.constantFrom("f.a", "cross", "drill", "grain", "look"), (text, key) => {
      expect(() => readLook(new URLSearchParams({ [key]: text }))).not.toThrow();
    }),
  );
});
