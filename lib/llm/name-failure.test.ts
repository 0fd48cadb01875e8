import { APICallError } from "ai";
import { describe, expect, it } from "vitest";
import { AddressRefused } from "@/lib/outbound/checked-lookup";
import { nameFailure, readRetryAfter } from "./name-failure";

const now = Date.parse("2026-05-01T00:00:00Z");

function http(statusCode: number, responseHeaders: Record<string, string> = {}, responseBody = "") {
  const request = { message: "no", url: "http://model", requestBodyValues: {} };
  return new APICallError({ ...request, statusCode, responseHeaders, responseBody });
}

describe("what a server answered is named for the reader", () => {
  it.each([
    [401, "llm/key-refused", false],
    [402, "llm/key-refused", false],
    [403, "llm/key-refused", false],
    [404, "llm/unavailable", false],
    [400, "llm/unavailable", false],
    [408, "llm/timeout", true],
    [429, "llm/rate", true],
    [500, "llm/unavailable", true],
    [503, "llm/unavailable", true],
    [504, "llm/timeout", true],
  ])("%i is %s", (status, code, retryable) => {
    expect(nameFailure(http(status), now)).toMatchObject({ refusal: { code }, retryable });
  });

  it("a connection that breaks is worth another try", () => {
    expect(nameFailure(new TypeError("terminated"), now)).toMatchObject({
      refusal: { code: "llm/unavailable" },
      retryable: true,
    });
  });

  it("a time limit that has passed is not tried again: the reader has waited long enough", () => {
    const cause = new DOMException("too long", "TimeoutError");
    expect(nameFailure(cause, now)).toMatchObject({ refusal: { code: "llm/timeout" }, retryable: false });
  });

  it("the pause that a server asks for is kept", () => {
    const named = nameFailure(http(429, { "retry-after": "120" }), now);
    expect(named).toMatchObject({ refusal: { code: "llm/rate", params: { seconds: 120 } }, retryAfterMs: 120_000 });
  });

  it.each([
    '{"error":{"code":"content_filter","message":"The response was filtered"}}',
    '{"error":{"message":"Content Exists Risk"}}',
    '{"code":"DataInspectionFailed","message":"Input data may contain inappropriate content."}',
  ])("a provider's filter is a refusal: %s", (body) => {
    expect(nameFailure(http(400, {}, body), now)).toMatchObject({ refusal: { code: "llm/refused" }, retryable: false });
  });

  it("an address that the guard refuses is named, however deep the SDK wrapped it", () => {
    const fetchFailed = new TypeError("fetch failed", { cause: new AddressRefused("private", "10.0.0.5") });
    const cause = new Error("Cannot connect to API", { cause: fetchFailed });
    expect(nameFailure(cause, now)).toMatchObject({
      refusal: { code: "llm/private-address", params: { address: "10.0.0.5" } },
      retryable: false,
    });
  });
});

describe("Retry-After", () => {
  it.each([
    ["7", 7_000],
    ["0.5", 500],
    ["Fri, 01 May 2026 00:00:09 GMT", 9_000],
    ["Fri, 01 May 2020 00:00:09 GMT", null],
    ["soon", null],
    ["-3", null],
  ])("%s", (given, expected) => {
    expect(readRetryAfter({ "retry-after": given }, now)).toBe(expected);
  });

  it("is absent", () => {
    expect(readRetryAfter({}, now)).toBeNull();
  });
});
