import { expect, it } from "vitest";
import { crossOriginHeaders } from "@/lib/http/cross-origin";

const allowed = ["https://intranet.example", "http://localhost:8080"];
const asked = (over: Partial<{ method: string; pathname: string; origin: string | null }> = {}) =>
  crossOriginHeaders({ method: "GET", pathname: "/api/sources", origin: "https://intranet.example", ...over }, allowed);

it("lets a named site read answers of the API, and never with the reader's session", () => {
  expect(asked()?.headers).toMatchObject({ "access-control-allow-origin": "https://intranet.example", vary: "Origin" });
  expect(Object.keys(asked()?.headers ?? {})).not.toContain("access-control-allow-credentials");
});

it("answers a named site's preflight with what it may send", () => {
  const preflight = asked({ method: "OPTIONS" });
  expect(preflight?.isPreflight).toBe(true);
  expect(preflight?.headers["access-control-allow-headers"]).toContain("authorization");
  expect(preflight?.headers["access-control-allow-methods"]).toContain("DELETE");
});

it.each([
  ["another site", "https://evil.example"],
  ["a site that ends the same", "https://evil-intranet.example"],
  ["a site that begins the same", "https://intranet.example.evil.example"],
  ["the same host by http", "http://intranet.example"],
  ["another port", "http://localhost:8081"],
  ["a sandboxed page", "null"],
  ["another case", "https://INTRANET.example"],
])("tells %s nothing, neither before nor after", (_name, origin) => {
  for (const method of ["GET", "OPTIONS"]) expect(asked({ origin, method })?.headers).toEqual({ vary: "Origin" });
});

it.each(["/api/auth/session", "/api/auth/callback/credentials", "/api/setup", "/ask", "/_next/x.js"])(
  "keeps %s to our own pages",
  (pathname) => {
    expect(asked({ pathname })).toBeNull();
  },
);

it("says nothing at all where no site is named", () => {
  expect(crossOriginHeaders({ method: "GET", pathname: "/api/sources", origin: "https://a.example" }, [])).toBeNull();
});
