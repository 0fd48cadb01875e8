import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import english from "@/messages/en/reasons.json";
import chinese from "@/messages/zh/reasons.json";

/** Codes of reasons begin with what they are a reason for; no other text of this stage does. */
const code =
  /"((?:role|unit|format|personal|label|time|measure|filter|hierarchy|join|link|polymorphic|words|renamed|zh)-[a-z]+(?:-[a-z]+)*)"/g;
const sources = globSync("lib/semantic/**/*.ts").filter((file) => !file.endsWith(".test.ts"));
const text = sources.map((file) => readFileSync(file, "utf8")).join("\n");
const used = new Set([...text.matchAll(code)].map(([, found]) => found ?? ""));

it("every reason that the rules or a model give has a sentence in both languages", () => {
  expect(used.size).toBeGreaterThan(30);
  expect([...used].filter((name) => !(name in english))).toEqual([]);
  expect([...used].filter((name) => !(name in chinese))).toEqual([]);
});

it("no sentence is kept for a reason that nothing gives", () => {
  expect(Object.keys(english).filter((name) => !text.includes(`"${name}"`))).toEqual([]);
});
