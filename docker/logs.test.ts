import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { accessLine } from "@/lib/telemetry/access-log";
import { answeredKind } from "@/lib/telemetry/answered-kind";
import { makeLogger } from "@/lib/telemetry/logger";
import { runInContext } from "@/lib/telemetry/request-context";

type Mapping = { type?: string; properties?: Record<string, Mapping> };
const mappingSchema: z.ZodType<Mapping> = z.looseObject({
  type: z.string().optional(),
  properties: z
    .record(
      z.string(),
      z.lazy(() => mappingSchema),
    )
    .optional(),
});
const templateSchema = z.object({
  index_patterns: z.array(z.string()),
  data_stream: z.object({}),
  priority: z.number(),
  template: z.object({
    settings: z.record(z.string(), z.unknown()),
    mappings: z.object({ dynamic: z.literal(false), properties: z.record(z.string(), mappingSchema) }),
  }),
});
const read = (file: string) => readFileSync(`docker/logs/${file}`, "utf8");
const template = templateSchema.parse(JSON.parse(read("index-template.json")));
const { properties } = template.template.mappings;
const lifecycle = JSON.parse(read("lifecycle.json"));
const filebeat = parse(read("filebeat.yml"));

/** What a field of a line is to Elasticsearch. */
const typeOf = (name: string) => properties[name]?.type ?? (properties[name]?.properties ? "object" : "unknown");

const context = { requestId: "request-1", userId: "user-1", sessionId: "session-1" };
const ids = { traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331" };

describe("the index template", () => {
  it("knows every field of a line of the logger, of the access log and of nginx's, and none of another form", () => {
    const logged: string[] = [];
    const logger = makeLogger("info", { write: (line: string) => void logged.push(line) });
    const cause = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
    runInContext(context, () =>
      logger
        .child({ module: "llm" })
        .warn({ err: new Error("failed", { cause }), durationMs: 12.5, inputTokens: 3 }, "slow"),
    );
    logged.push(accessLine(answeredKind("GET", "/api/me", 200), 1.25, context, ids), nginxLine());
    for (const line of logged) {
      for (const [name, value] of Object.entries(JSON.parse(line))) {
        expect([name, fits(typeOf(name), value)]).toEqual([name, true]);
      }
    }
    expect(Object.keys(properties.err?.properties ?? {})).toEqual(
      expect.arrayContaining(["type", "message", "code", "stack", "cause"]),
    );
  });

  it("finds a request and a trace by their whole id", () => {
    for (const name of ["requestId", "traceId", "spanId", "userId", "sessionId", "level", "module"]) {
      expect([name, typeOf(name)]).toEqual([name, "keyword"]);
    }
  });

  it("lets no line add fields, and is ours where Elasticsearch has one of its own", () => {
    expect(template.template.mappings.dynamic).toBe(false);
    expect(template.template.settings["index.mapping.ignore_malformed"]).toBe(true);
    // Elasticsearch's own for logs-*-* has 100.
    expect(template.priority).toBeGreaterThan(100);
  });
});

describe("the pipeline", () => {
  it("keeps lines for 30 days, in the index that the template and the policy are for", () => {
    expect(lifecycle.policy.phases.delete).toEqual({ min_age: "30d", actions: { delete: {} } });
    const setup = read("setup.sh");
    const policy = String(template.template.settings["index.lifecycle.name"]);
    expect(setup).toContain(`_ilm/policy/${policy} < "$folder/lifecycle.json"`);
    expect(setup).toContain(`_index_template/${policy} < "$folder/index-template.json"`);
    const { index } = filebeat["output.elasticsearch"];
    const pattern = template.index_patterns[0]?.replace("*", "") ?? "-";
    expect(index.startsWith(pattern)).toBe(true);
    expect(filebeat["setup.template.enabled"]).toBe(false);
  });

  it("reads the time of a line in both forms that it has", () => {
    const { timestamp } = filebeat.processors.find((one: object) => "timestamp" in one);
    const now = new Date().toISOString();
    const forms = [now, now.replace(/\.\d+Z$/, "+00:00")].map((time) => time.replace(/\d/g, "0"));
    expect(timestamp.test.map((time: string) => time.replace(/\d/g, "0"))).toEqual(forms);
    expect(JSON.parse(nginxLine()).time.replace(/\d/g, "0")).toBe(forms[1]);
  });

  it("hands on nothing of Filebeat's own that the index does not know", () => {
    const { drop_fields } = filebeat.processors.find((one: object) => "drop_fields" in one);
    expect(drop_fields.fields).toEqual(["agent", "ecs", "host", "input", "log"]);
    for (const added of ["stream", "container"]) expect(typeOf(added)).not.toBe("unknown");
  });
});

/** A line of nginx's access log with a value of each field's own form. */
function nginxLine(): string {
  const text = readFileSync("docker/nginx/templates/log.conf.template", "utf8");
  const format = [...text.matchAll(/^ {2}'(.*)';?$/gm)].map(([, part]) => part).join("");
  const numbers = /\$(status|body_bytes_sent|request_time)\b/g;
  return format
    .replace("$time_iso8601", "2026-01-02T03:04:05+00:00")
    .replace("$remote_addr", "203.0.113.7")
    .replace(numbers, "200")
    .replace(/\$\w+/g, "text");
}

function fits(type: string, value: unknown): boolean {
  if (value === null) return type !== "unknown";
  if (type === "date") return typeof value === "string" && !Number.isNaN(Date.parse(value));
  if (type === "object") return typeof value === "object";
  if (["short", "long", "float"].includes(type)) return typeof value === "number";
  return ["keyword", "match_only_text", "ip"].includes(type) && typeof value === "string";
}
