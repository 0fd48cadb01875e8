import { describe, expect, test } from "vitest";
import { connectionOf, initialValues, readConnection } from "@/components/sources/form/connection-values";

describe("connection form", () => {
  test("names the fields that are missing", () => {
    const { problems } = readConnection(initialValues(null), false);
    expect(problems).toEqual(expect.arrayContaining(["host", "database", "user"]));
  });

  test("leaves an untouched password out when editing, so that the stored one stays", () => {
    expect(connectionOf({ ...initialValues(null), host: "db" }, true)).not.toHaveProperty("password");
    expect(connectionOf({ ...initialValues(null), host: "db" }, false)).toHaveProperty("password", "");
  });

  test("sends only what the chosen engine has", () => {
    const values = { ...initialValues(null), kind: "duckdb" as const, files: ["sales.parquet"], host: "left over" };
    expect(readConnection(values, false).connection).toEqual({ kind: "duckdb", files: ["sales.parquet"] });
  });
});
