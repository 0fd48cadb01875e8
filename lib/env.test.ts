import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { envSchema, parseEnv } from "@/lib/env";

describe("parseEnv", () => {
  it("needs nothing at all", () => {
    expect(parseEnv({})).toMatchObject({ PORT: 3000, NODE_ENV: "development" });
  });

  it("counts an empty value as absent", () => {
    expect(parseEnv({ DATABASE_URL: "", PORT: "" })).toMatchObject({ PORT: 3000 });
  });

  it("names every bad variable in one message and says what to do", () => {
    const bad = { PORT: "http", DATABASE_URL: "postgres://x/y", QUERENT_SECRET: "short", LOG_LEVEL: "loud" };
    expect(() => parseEnv(bad)).toThrow(/PORT: [\s\S]*/);
    for (const part of [
      "PORT:",
      "DATABASE_URL: must be an address that starts with mysql://",
      "openssl rand",
      "LOG_LEVEL:",
    ]) {
      expect(() => parseEnv(bad)).toThrow(part);
    }
  });

  it("takes one Redis, a Cluster or Sentinels, and says which forms there are", () => {
    for (const good of ["redis://host:6379", "rediss-cluster://a:1,b:2", "redis-sentinel://a,b/main"]) {
      expect(parseEnv({ REDIS_URL: good }).REDIS_URL).toBe(good);
    }
    for (const bad of ["host:6379", "redis-cluster://", "redis-sentinel://a"]) {
      expect(() => parseEnv({ REDIS_URL: bad })).toThrow("REDIS_URL: must be an address such as redis://host:6379");
    }
  });

  it("refuses a secret that is long but easy to guess", () => {
    expect(() => parseEnv({ QUERENT_SECRET: "a".repeat(40) })).toThrow("too easy to guess");
  });

  it("refuses a misspelt setting of its own, and leaves other software's and the tests' alone", () => {
    expect(() => parseEnv({ QUERENT_DATADIR: "/data" })).toThrow("QUERENT_DATADIR: is not a setting");
    expect(parseEnv({ QUERENT_TEST_REDIS_URL: "redis://x", EDITOR: "vi" })).toMatchObject({ PORT: 3000 });
  });

  it("takes exact origins of other sites and no pattern of them", () => {
    const origins = "https://a.example, http://b.example:8080";
    expect(parseEnv({ QUERENT_ALLOWED_ORIGINS: origins }).QUERENT_ALLOWED_ORIGINS).toEqual([
      "https://a.example",
      "http://b.example:8080",
    ]);
    for (const bad of ["*", "https://*.example"]) {
      expect(() => parseEnv({ QUERENT_ALLOWED_ORIGINS: bad })).toThrow("would let every site in");
    }
    for (const bad of ["a.example", "https://a.example/", "https://a.example/page", "null", "file:///etc"]) {
      expect(() => parseEnv({ QUERENT_ALLOWED_ORIGINS: bad })).toThrow("must be origins such as");
    }
  });

  it("wants the whole of a model or nothing of it", () => {
    const model = { QUERENT_MODEL_PROVIDER: "openai", QUERENT_MODEL: "gpt-5-mini", QUERENT_MODEL_KEY: "key" };
    expect(parseEnv(model)).toMatchObject(model);
    expect(
      parseEnv({
        ...model,
        QUERENT_MODEL_PROVIDER: "openai-compatible",
        QUERENT_MODEL_KEY: "",
        QUERENT_MODEL_URL: "http://x/v1",
      }),
    ).toBeTruthy();
    expect(() => parseEnv({ QUERENT_MODEL: "gpt-5-mini" })).toThrow("QUERENT_MODEL_PROVIDER: must be set too");
    expect(() => parseEnv({ ...model, QUERENT_MODEL: "" })).toThrow("QUERENT_MODEL: must name");
    expect(() => parseEnv({ ...model, QUERENT_MODEL_KEY: "" })).toThrow("QUERENT_MODEL_KEY: must hold");
    expect(() => parseEnv({ ...model, QUERENT_MODEL_PROVIDER: "openai-compatible" })).toThrow(
      "QUERENT_MODEL_URL: must say",
    );
    expect(() => parseEnv({ ...model, QUERENT_MODEL_PROVIDER: "chatgpt" })).toThrow("must be one of deepseek");
  });

  it("never repeats a value, which may be a secret", () => {
    expect(() => parseEnv({ QUERENT_SECRET: "hunter22" })).toThrow(/^(?![\s\S]*hunter22)/);
  });
});

it("documents every variable in .env.example, and no other before those of docker compose", () => {
  const [ours = ""] = readFileSync(".env.example", "utf8").split("# ── docker compose ──");
  const documented = [...ours.matchAll(/^# ?([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(documented.sort()).toEqual(Object.keys(envSchema.shape).sort());
});

it("is told in full by the tables of the README, which name no other variable", () => {
  const cells = readFileSync("README.md", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .join("\n");
  const told = [...cells.matchAll(/`([A-Z][A-Z_]+)(?:=[^`]*)?`/g)].map(([, name]) => name);
  expect(told.sort()).toEqual(Object.keys(envSchema.shape).sort());
});
