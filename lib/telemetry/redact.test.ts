import { describe, expect, it } from "vitest";
import { redact, redactText } from "@/lib/telemetry/redact";

describe("redact", () => {
  it("hides secrets under their usual names at any depth", () => {
    const logged = JSON.stringify(
      redact({
        password: "hunter22",
        connection: { host: "db", options: { apiKey: "abc-key", clientSecret: "xyz-secret" } },
        headers: { Authorization: "Bearer abcdefgh12345678", Cookie: "session=abc" },
        list: [{ api_key: "one-more" }],
        QUERENT_METRICS_TOKEN: "metrics-token-value",
      }),
    );
    for (const secret of [
      "hunter22",
      "abc-key",
      "xyz-secret",
      "abcdefgh12345678",
      "session=abc",
      "one-more",
      "metrics-token",
    ]) {
      expect(logged).not.toContain(secret);
    }
    expect(logged).toContain('"host":"db"');
  });

  it("keeps counts of tokens", () => {
    expect(redact({ inputTokens: 12, tokens: 3 })).toEqual({ inputTokens: 12, tokens: 3 });
  });

  it("tells the number of data values, never the values", () => {
    expect(redact({ params: ["Ada", 5], rows: [{ name: "Ada" }] })).toEqual({
      params: "[2 not logged]",
      rows: "[1 not logged]",
    });
  });

  it("keeps an error's name, message, code, frames and cause, and drops what drivers hang on it", () => {
    const driver = Object.assign(new Error("Duplicate entry"), { code: "ER_DUP_ENTRY", sql: "INSERT … 'Ada'" });
    const builder = new Error("Failed query: insert into users values (?)\nparams: Ada,ada@shop.test", {
      cause: driver,
    });
    const plain = redact({ err: builder }) as { err: Record<string, unknown> };
    expect(plain.err).toMatchObject({
      message: "Failed query: insert into users values (?)",
      cause: { message: "Duplicate entry", code: "ER_DUP_ENTRY" },
    });
    expect(plain.err.stack).toContain("redact.test.ts");
    expect(JSON.stringify(plain)).not.toContain("Ada");
  });

  it("ends on a structure that holds itself", () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    expect(JSON.stringify(redact(loop))).toContain("[deeper]");
  });
});

describe("redactText", () => {
  it("hides passwords in addresses, bearer tokens and provider keys", () => {
    expect(redactText("mysql://root:pa55@db/x, Bearer abcdefgh1, sk-0123456789ab")).toBe(
      "mysql://root:[redacted]@db/x, Bearer [redacted], [redacted]",
    );
  });

  it("leaves ordinary text alone", () => {
    const text = "GET http://localhost:3000/api/health took 3 ms, task-force";
    expect(redactText(text)).toBe(text);
  });
});
