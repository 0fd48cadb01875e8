import { expect, it } from "vitest";
import { pageContentPolicy } from "@/lib/http/content-security-policy";
import { securityHeaders } from "@/lib/http/security-headers";

it("asks browsers to stay with https where people reach us by it, and only there", () => {
  expect(securityHeaders("/", "https://querent.example")["strict-transport-security"]).toMatch(/^max-age=\d{8}$/);
  expect(securityHeaders("/", "http://querent.example")).not.toHaveProperty("strict-transport-security");
  expect(securityHeaders("/", undefined)).not.toHaveProperty("strict-transport-security");
});

it("lets what is no page do nothing", () => {
  expect(securityHeaders("/", undefined)["content-security-policy"]).toMatch(
    /^default-src 'none'; .*frame-ancestors 'none'/,
  );
});

it("runs no inline script on a page, and evaluates text only while one develops", () => {
  const policy = pageContentPolicy("abc", { isDevelopment: false });
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
  expect(policy).toContain("script-src-attr 'none';");
  expect(policy.match(/'unsafe-inline'/g)).toHaveLength(1);
  expect(policy).toContain("style-src-attr 'unsafe-inline';");
  expect(policy).not.toContain("unsafe-eval");
  expect(pageContentPolicy("abc", { isDevelopment: true })).toContain("'unsafe-eval'");
});

it("forbids framing twice everywhere, and once where a page is made to be framed", () => {
  for (const path of [
    "/",
    "/dashboards/a",
    "/share/a",
    "/embed",
    "/embed/",
    "/embed/a/b",
    "/embed/a%2Fb",
    "/api/embed/a",
  ]) {
    expect(securityHeaders(path)["x-frame-options"], path).toBe("DENY");
  }
  const framed = securityHeaders("/embed/aa.bb-c.d_d");
  expect(framed).not.toHaveProperty("x-frame-options");
  expect(framed["content-security-policy"]).toContain("frame-ancestors 'none'");
});

it("lets those frame a page who are named, and nobody where none is", () => {
  const policy = (frameAncestors: string[]) => pageContentPolicy("abc", { isDevelopment: false, frameAncestors });
  expect(policy(["https://a.example", "http://b.example:8080"])).toMatch(
    /; frame-ancestors https:\/\/a\.example http:\/\/b\.example:8080$/,
  );
  expect(policy([])).toMatch(/; frame-ancestors 'none'$/);
});
