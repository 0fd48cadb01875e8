import { describe, expect, it } from "vitest";
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

  it.each([[{}], [{ sql: "" }], [{ sql: null, cannot_answer: false }], [{ sql: 7 }]])(
    "must say something: %j",
    (reply) => {
      expect(modelReplySchema.safeParse(reply).success).toBe(false);
    },
  );
});
