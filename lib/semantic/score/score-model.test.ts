import { describe, expect, it } from "vitest";
import { column, entity, model } from "@/lib/semantic/__fixtures__/models";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { ScoreFacts } from "./part-score";
import { scoreParts } from "./schema";
import { scoreModel } from "./score-model";

const now = new Date("2026-05-20T12:00:00Z");
const facts: ScoreFacts = { asked: new Map(), verified: [], readAt: now, now };
const shop = model([
  entity("customers", [column("city")]),
  entity("orders", [
    column("customers_id", { type: "integer", role: "key" }),
    column("status"),
    column("total", { type: "decimal", role: "measure" }),
  ]),
  entity("zz_q1", [column("a7"), column("b2")]),
]);

/** Everything that a to-do of descriptions asks for in one table. */
function described(of: SemanticModel, table: string): SemanticModel {
  const entities = of.entities.map((known) =>
    known.id === table
      ? { ...known, description: "Said", columns: known.columns.map((other) => ({ ...other, description: "Said" })) }
      : known,
  );
  return { ...of, entities };
}

describe("the context-quality score", () => {
  it("lies between 0 and 100, is the sum of its parts, and tells what helps most first", () => {
    const { score, parts, todo } = scoreModel(shop, facts);
    expect(parts.map(({ part }) => part)).toEqual([...scoreParts]);
    expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1);
    expect(parts.reduce((sum, part) => sum + part.weight * part.score, 0)).toBeCloseTo(score, 1);
    expect(todo.map(({ gain }) => gain)).toEqual(todo.map(({ gain }) => gain).sort((a, b) => b - a));
    expect(scoreModel({ ...shop, entities: [], joins: [] }, facts).score).toBeLessThanOrEqual(100);
  });

  it("rises by the gain of what is done", () => {
    const before = scoreModel(shop, facts);
    const gain = before.todo
      .filter(({ code, entity: id }) => id === "orders" && code.startsWith("describe-"))
      .reduce((sum, todo) => sum + todo.gain, 0);
    expect(scoreModel(described(shop, "orders"), facts).score - before.score).toBeCloseTo(gain, 1);
    expect(gain).toBeGreaterThan(1);
  });

  it("puts the tables that were asked about last week first", () => {
    const first = (asked: [string, number][]) =>
      scoreModel(shop, { ...facts, asked: new Map(asked) }).todo.find(({ code }) => code === "describe-columns");
    expect(first([["customers", 40]])).toMatchObject({
      entity: "customers",
      params: { table: "customers", count: 1, asked: 40 },
      search: "tab=tables&table=customers",
    });
    expect(first([["zz_q1", 40]])).toMatchObject({ entity: "zz_q1", params: { count: 2 } });
  });

  it("knows tables without a relationship, names that say nothing, and old readings", () => {
    const readAt = new Date("2026-03-01T12:00:00Z");
    const codes = scoreModel(shop, { ...facts, readAt }).todo.map(({ code, entity: id }) => `${code} ${id}`);
    expect(codes).toEqual(
      expect.arrayContaining([
        "connect-table zz_q1",
        "unclear-names zz_q1",
        "analyse-again null",
        "add-measure orders",
      ]),
    );
    expect(codes).not.toContain("connect-table orders");
  });

  it("counts a suggestion for as much as it is sure, and wholly once a person took it", () => {
    const reason = { code: "words-by-model", params: {} };
    const inferred = { description: { confidence: 0.6, by: "model" as const, reason } };
    const suggested = described(shop, "orders");
    const withSuggestions = (edited: "description"[]): SemanticModel => ({
      ...suggested,
      entities: suggested.entities.map((known) =>
        known.id === "orders"
          ? { ...known, inferred, edited, columns: known.columns.map((other) => ({ ...other, inferred, edited })) }
          : known,
      ),
    });
    const [none, unseen, taken] = [shop, withSuggestions([]), withSuggestions(["description"])].map(
      (of) => scoreModel(of, facts).score,
    );
    expect(none).toBeLessThan(unseen ?? 0);
    expect(unseen).toBeLessThan(taken ?? 0);
    expect(scoreModel(withSuggestions([]), facts).todo).toContainEqual(
      expect.objectContaining({ code: "accept-descriptions", entity: "orders" }),
    );
  });

  it("knows which tables checked answers read", () => {
    const verified = ['SELECT COUNT(*) FROM "orders"', "SELECT SUM(total) FROM `Orders` o"];
    const asks = scoreModel(shop, { ...facts, verified }).todo.filter(({ code }) => code === "verify-question");
    expect(asks.map(({ entity: id }) => id).sort()).toEqual(["customers", "zz_q1"]);
  });
});
