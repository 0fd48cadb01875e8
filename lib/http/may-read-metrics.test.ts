import { describe, expect, it, vi } from "vitest";
import { mayReadMetrics } from "@/lib/http/may-read-metrics";

vi.mock("@/lib/env", () => ({ env: { NODE_ENV: "production", QUERENT_METRICS_TOKEN: "the-metrics-token" } }));

function headers(address: string | null, authorization?: string): Headers {
  const made = new Headers();
  if (address !== null) made.set("x-querent-client-address", address);
  if (authorization !== undefined) made.set("authorization", authorization);
  return made;
}

describe("mayReadMetrics", () => {
  it("lets in the private network without a token", () => {
    for (const address of ["127.0.0.1", "10.0.0.4"]) expect(mayReadMetrics(headers(address)).ok).toBe(true);
  });

  it("lets in others with the right token alone", () => {
    expect(mayReadMetrics(headers("203.0.113.5", "Bearer the-metrics-token")).ok).toBe(true);
    for (const wrong of [undefined, "Bearer", "Bearer the-metrics-toke", "Basic the-metrics-token"]) {
      expect(mayReadMetrics(headers("203.0.113.5", wrong)).ok).toBe(false);
    }
  });

  it("trusts nobody whose address the server did not name", () => {
    expect(mayReadMetrics(headers(null)).ok).toBe(false);
  });
});
