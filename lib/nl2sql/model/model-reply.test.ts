import { describe, expect, it } from "vitest";
import { z } from "zod";
import { modelReplySchema } from "./model-reply";

describe("a model's JSON", () => {
  it("is taken as it was asked for", () => {
    const reply = { sql: "SELECT 1", understood: "one", assumptions: ["a"], chart: "bar" };
    expect(modelReplySchema.parse(reply)).toEqual({
      ...reply,
      plan: null,
      clarify: undefined,
      cannot_answer: null,
      missing: [],
    });
  });

  it("may lack everything but the SQL", () => {
    expect(modelReplySchema.parse({ sql: " SELECT 1 " })).toMatchObject({ sql: "SELECT 1", assumptions: [] });
  });

  it("may give one assumption as a text and a chart that does not exist", () => {
    const reply = modelReplySchema.parse({ sql: "SELECT 1", assumptions: "only paid ones", chart: "hologram" });
    expect(reply).toMatchObject({ assumptions: ["only paid ones"], chart: null });
  });

  it.each([[{ cannot_answer: "no weather data" }], [{ cannot_answer: true, missing: ["weather"] }]])(
    "may say that it cannot: %j",
    (reply) => {
      expect(modelReplySchema.parse(reply).sql).toBeNull();
    },
  );

  it("may be a plan, a figure as a text or with more to it, one thing where a list was asked for", () => {
    const { plan } = modelReplySchema.parse({
      plan: { measures: "count(orders)", where: { column: "orders.status", value: "paid" }, limit: "5" },
    });
    expect(plan).toMatchObject({
      measures: [{ figure: "count(orders)", where: [] }],
      where: [{ column: "orders.status", op: "=", value: ["paid"] }],
      limit: 5,
    });
  });

  it("keeps a plan of the wrong shape with what is wrong, so that it can be mended", () => {
    const { plan } = modelReplySchema.parse({ plan: { measures: [{ label: "no figure" }] } });
    expect(plan).toMatchObject({ broken: expect.stringContaining("plan.") });
  });

  it("may be a question back; one without a choice is none", () => {
    const clarify = { prompt: "Which?", choices: ["a?", { label: "B", question: "b?" }] };
    expect(modelReplySchema.parse({ clarify }).clarify?.choices[0]).toEqual({ label: "a?", question: "a?" });
    expect(modelReplySchema.safeParse({ clarify: { prompt: "Which?", choices: ["a?"] } }).success).toBe(false);
  });

  it("has a JSON schema for providers that hold a model to one", () => {
    const schema = JSON.stringify(z.toJSONSchema(modelReplySchema, { io: "input", unrepresentable: "any" }));
    for (const name of ["plan", "measures", "limit_per", "clarify", "cannot_answer"]) expect(schema).toContain(name);
  });

  it.each([[{}], [{ sql: "" }], [{ sql: null, cannot_answer: false }], [{ sql: 7 }]])(
    "must say something: %j",
    (reply) => {
      expect(modelReplySchema.safeParse(reply).success).toBe(false);
    },
  );
});
