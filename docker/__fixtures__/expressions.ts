import { globSync, readFileSync } from "node:fs";
import { parser } from "@prometheus-io/lezer-promql";
import { parse } from "yaml";
import { z } from "zod";

const ruleSchema = z.object({
  record: z.string().optional(),
  alert: z.string().optional(),
  expr: z.string(),
  labels: z.record(z.string(), z.string()).default({}),
  annotations: z.record(z.string(), z.string()).default({}),
});
const ruleFileSchema = z.object({ groups: z.array(z.object({ rules: z.array(ruleSchema) })) });

export const rules = globSync("docker/prometheus/rules/*.yml").flatMap((file) =>
  ruleFileSchema.parse(parse(readFileSync(file, "utf8"))).groups.flatMap((group) => group.rules),
);
export const alerts = rules.flatMap((rule) => (rule.alert === undefined ? [] : [{ ...rule, alert: rule.alert }]));

const gridSchema = z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() });
const panelSchema = z.looseObject({
  id: z.number(),
  type: z.string(),
  title: z.string().min(1),
  gridPos: gridSchema,
  datasource: z.object({ uid: z.string() }).optional(),
  targets: z
    .array(z.object({ expr: z.string(), legendFormat: z.string(), datasource: z.object({ uid: z.string() }) }))
    .default([]),
  fieldConfig: z.object({ defaults: z.looseObject({ unit: z.string().optional() }) }).optional(),
  options: z.looseObject({}).optional(),
});
const boardSchema = z.looseObject({
  uid: z.string(),
  title: z.string(),
  refresh: z.string(),
  annotations: z.object({ list: z.array(z.object({ expr: z.string() })) }),
  templating: z.object({ list: z.array(z.object({ name: z.string(), definition: z.string() })) }),
  panels: z.array(panelSchema),
});

export const boards = globSync("docker/grafana/boards/*.json").map((file) => ({
  file,
  board: boardSchema.parse(JSON.parse(readFileSync(file, "utf8"))),
}));

/** An expression as Grafana sends it. `rateInterval`: in place of the one that Grafana works out from the resolution. */
export function asSent(expression: string, rateInterval: string): string {
  return expression.replaceAll("$__rate_interval", rateInterval).replaceAll("$instance", ".*");
}

/**
 * What an expression reads: each metric with the labels that it is picked by, and the labels that it is put together by.
 * Fails: throws where the expression is none.
 */
export function readingsOf(expression: string) {
  const selectors: { metric: string; labels: string[] }[] = [];
  const grouping: string[] = [];
  parser.parse(expression).iterate({
    enter: ({ name, from, to, node }) => {
      const text = expression.slice(from, to);
      if (name === "⚠") throw new Error(`no PromQL at ${from}: ${expression}`);
      if (name === "VectorSelector") selectors.push({ metric: "", labels: [] });
      const last = selectors.at(-1);
      if (name === "Identifier" && last?.metric === "") last.metric = text;
      if (name === "LabelName" && node.parent?.name === "GroupingLabels") grouping.push(text);
      else if (name === "LabelName") last?.labels.push(text);
    },
  });
  return { selectors, grouping };
}
