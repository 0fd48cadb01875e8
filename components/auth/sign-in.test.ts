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
  expect(failureOf("CredentialsSignin")).toBe("wrong");
  expect(failureOf("request/rate")).toBe("rate");
  expect(failureOf("Configuration")).toBe("unknown");
});
