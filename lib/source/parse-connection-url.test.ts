import { describe, expect, it } from "vitest";
import { parseConnectionUrl } from "@/lib/source/parse-connection-url";

describe("parseConnectionUrl", () => {
  it("reads servers with everything and with defaults", () => {
    expect(parseConnectionUrl("mysql://re%40der:p%3Aw@db.example.com:3307/shop?tls=require")).toEqual({
      ok: true,
      value: {
        kind: "mysql",
        host: "db.example.com",
        port: 3307,
        user: "re@der",
        password: "p:w",
        database: "shop",
        tls: "require",
      },
    });
    expect(parseConnectionUrl("postgresql://reader@[::1]/shop")).toMatchObject({
      value: { kind: "postgres", host: "::1", port: 5432, password: "", schemas: ["public"], tls: "prefer" },
    });
    expect(parseConnectionUrl("postgres://r@h/d?schemas=public,sales")).toMatchObject({
      value: { schemas: ["public", "sales"] },
    });
  });

  it("reads files", () => {
    expect(parseConnectionUrl("sqlite:/data/shop.db")).toEqual({
      ok: true,
      value: { kind: "sqlite", file: "/data/shop.db" },
    });
    expect(parseConnectionUrl("duckdb:a.csv,b.parquet")).toEqual({
      ok: true,
      value: { kind: "duckdb", files: ["a.csv", "b.parquet"] },
    });
  });

  it.each([
    "shop",
    "oracle://u@h/d",
    "mysql://host",
    "mysql://u@h:99999/d",
    "mysql://u:50%@h/d",
    "mysql://u@h/d?allowLocalInfile=true",
    "mysql://u@h/d?schemas=public",
    "mysql://u@h/d?tls=perhaps",
    "sqlite:",
    "sqlite://shop.db",
  ])("refuses %s", (text) => {
    expect(parseConnectionUrl(text)).toMatchObject({ ok: false, error: { code: "request/invalid" } });
  });
});
