import { describe, expect, it } from "vitest";
import { makeLogger } from "@/lib/telemetry/logger";
import { newContext, noteReader, requestIdFrom, runInContext } from "@/lib/telemetry/request-context";

function record(work: (logger: ReturnType<typeof makeLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  work(
    makeLogger("info", { write: (line) => void lines.push(line) }).child({ module: "test" }) as ReturnType<
      typeof makeLogger
    >,
  );
  return lines.map((line) => JSON.parse(line));
}

describe("logger", () => {
  it("puts time, level, module, request id, user id and session id on every line", async () => {
    const lines = record((logger) => {
      logger.info("before");
      runInContext(newContext("request-1"), () => {
        noteReader({ userId: "user-1", sessionId: "session-1" });
        logger.warn({ count: 2 }, "inside");
      });
    });
    const nobody = { requestId: null, userId: null, sessionId: null };
    expect(lines[0]).toMatchObject({ level: "info", module: "test", ...nobody, message: "before" });
    const somebody = { requestId: "request-1", userId: "user-1", sessionId: "session-1" };
    expect(lines[1]).toMatchObject({ level: "warn", ...somebody, count: 2 });
    expect(Date.parse(String(lines[1]?.time))).not.toBeNaN();
  });

  it("keeps the context across awaits and apart between requests", async () => {
    const seen: unknown[] = [];
    const logger = makeLogger("info", { write: (line) => void seen.push(JSON.parse(line).requestId) });
    const serve = (requestId: string) =>
      runInContext(newContext(requestId), async () => {
        await new Promise((resolve) => setImmediate(resolve));
        logger.info("served");
      });
    await Promise.all([serve("request-a"), serve("request-b")]);
    expect(seen).toEqual(["request-a", "request-b"]);
  });

  it("lets no secret out through fields, errors, or the message taken from an error", () => {
    const lines = record((logger) => {
      logger.error({ password: "hunter22" }, "field");
      logger.error(new Error("connect mysql://root:hunter22@db failed"));
      logger.error({ err: new Error("refused", { cause: new Error("Bearer hunter22hunter22") }) }, "cause");
    });
    expect(lines).toHaveLength(3);
    expect(JSON.stringify(lines)).not.toContain("hunter22");
    expect(lines[1]?.message).toBe("connect mysql://root:[redacted]@db failed");
  });
});

describe("requestIdFrom", () => {
  it("takes an id that is one and makes a new one for anything else", () => {
    expect(requestIdFrom("abc-DEF_1.2")).toBe("abc-DEF_1.2");
    expect(requestIdFrom("abc-1")).toBe("abc-1");
    for (const bad of [null, undefined, "", "x".repeat(65), 'a"b}c{d,e', "line\nbreak"]) {
      expect(requestIdFrom(bad)).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});
