import { expect, it } from "vitest";
import { accessLine } from "@/lib/telemetry/access-log";
import { answeredKind } from "@/lib/telemetry/answered-kind";
import { newContext } from "@/lib/telemetry/request-context";

const kind = answeredKind("GET", '/odd "route"', 200);

it("says of a request when, which, what and how long, with nulls where nobody is signed in", () => {
  const line = JSON.parse(accessLine(kind, 12.345, newContext("request-1"), null));
  const { time, ...rest } = line;
  expect(Date.parse(time)).not.toBeNaN();
  expect(rest).toEqual({
    ...{ level: "info", module: "http", requestId: "request-1", userId: null, sessionId: null },
    ...{ method: "GET", route: '/odd "route"', status: 200, durationMs: 12.3, message: "request" },
  });
});

it("names the user, the session and the trace where there are any", () => {
  const somebody = { requestId: "request-1", userId: "user-1", sessionId: "session-1" };
  const ids = { traceId: "4bf92f3577b34da6a3ce929d0e0e4736", spanId: "00f067aa0ba902b7" };
  const text = accessLine(kind, 1, somebody, ids);
  expect(text.endsWith("}\n")).toBe(true);
  expect(JSON.parse(text)).toMatchObject({ ...somebody, ...ids });
});
