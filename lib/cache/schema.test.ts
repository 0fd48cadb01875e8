import { expect, it } from "vitest";
import { cachePolicies } from "@/lib/cache/policies";
import { cacheClearSchema } from "@/lib/cache/schema";
import english from "@/messages/en/admin.json";
import chinese from "@/messages/zh/admin.json";

const kinds = Object.keys(cachePolicies);

it.each([
  ["English", english.cache.kinds],
  ["Chinese", chinese.cache.kinds],
])("has %s words for every kind of data", (_language, words) => {
  expect(Object.keys(words).sort()).toEqual(kinds.toSorted());
});

it.each(kinds)("lets %s be cleared", (kind) => {
  expect(cacheClearSchema.parse({ what: "kind", kind })).toEqual({ what: "kind", kind });
});

it.each([
  {},
  { what: "nothing" },
  { what: "kind" },
  { what: "kind", kind: "no-such-kind" },
  { what: "kind", kind: "toString" },
  { what: "source" },
  { what: "dashboard", sourceId: "x" },
])("takes %j for no word of what to clear", (body) => {
  expect(cacheClearSchema.safeParse(body).success).toBe(false);
});
