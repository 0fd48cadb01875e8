import { expect, test } from "vitest";
import { failureOf, safeNextPath } from "@/components/auth/sign-in";

test("a page of ours is where signing in leads", () => {
  expect(safeNextPath("/dashboards/1?from=2026#w")).toBe("/dashboards/1?from=2026#w");
});

test.each(["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "", null, undefined])(
  "another site never is: %s",
  (next) => {
    expect(safeNextPath(next)).toBe("/ask");
  },
);

test("a wrong password and too many tries are told apart", () => {
  expect(failureOf("CredentialsSignin")).toMatchObject({ reason: "wrong" });
  expect(failureOf("request/rate:42")).toEqual({ reason: "rate", seconds: 42 });
  expect(failureOf("Configuration")).toMatchObject({ reason: "unknown" });
  expect(failureOf("constructor:1")).toMatchObject({ reason: "unknown" });
});
