import { z } from "zod";

/** What is read of dbt's files; everything else in them is somebody else's. Null and absent say the same there. */
const text = z.string().nullish();

const testSchema = z.union([z.string(), z.record(z.string(), z.unknown())]);
const columnSchema = z.object({
  name: z.string(),
  description: text,
  tests: z.array(testSchema).nullish(),
  data_tests: z.array(testSchema).nullish(),
});
const tableFields = { name: z.string(), description: text, alias: text, identifier: text };

const yamlTableSchema = z.object({ ...tableFields, columns: z.array(columnSchema).nullish() });
const nodeSchema = z.object({
  ...tableFields,
  resource_type: z.string(),
  columns: z.record(z.string(), columnSchema).nullish(),
  column_name: text,
  attached_node: text,
  test_metadata: z.object({ name: z.string(), kwargs: z.record(z.string(), z.unknown()).nullish() }).nullish(),
});
export type DbtNode = z.infer<typeof nodeSchema>;
export type DbtTable = z.infer<typeof yamlTableSchema>;
export type DbtColumn = z.infer<typeof columnSchema>;

const expression = z.union([z.string(), z.number()]).nullish();
const semanticModelSchema = z.object({
  name: z.string(),
  ...{ label: text, description: text, model: z.string() },
  defaults: z.object({ agg_time_dimension: text }).nullish(),
  entities: z.array(z.object({ name: z.string(), type: z.string(), expr: expression })).nullish(),
  dimensions: z
    .array(z.object({ name: z.string(), type: z.string(), expr: expression, label: text, description: text }))
    .nullish(),
  measures: z
    .array(z.object({ name: z.string(), agg: z.string(), expr: expression, label: text, description: text }))
    .nullish(),
});
export type DbtSemanticModel = z.infer<typeof semanticModelSchema>;

const metricSchema = z.object({
  name: z.string(),
  ...{ label: text, description: text, type: z.string() },
  type_params: z
    .object({
      measure: z.union([z.string(), z.object({ name: z.string(), filter: z.unknown().optional() })]).nullish(),
    })
    .nullish(),
  filter: z.unknown().optional(),
});
export type DbtMetric = z.infer<typeof metricSchema>;

const listOrMap = <T extends z.ZodType>(item: T) => z.union([z.array(item), z.record(z.string(), item)]).nullish();

/** `manifest.json`, or the YAML beside models: both at once, for each part has its own name. */
export const dbtFileSchema = z.object({
  nodes: z.record(z.string(), nodeSchema).nullish(),
  /** A mapping of nodes in a manifest, a list of schemas with tables in YAML. */
  sources: z
    .union([
      z.array(z.object({ name: z.string(), tables: z.array(yamlTableSchema).nullish() })),
      z.record(z.string(), nodeSchema),
    ])
    .nullish(),
  models: z.array(yamlTableSchema).nullish(),
  semantic_models: listOrMap(semanticModelSchema),
  metrics: listOrMap(metricSchema),
});
export type DbtFile = z.infer<typeof dbtFileSchema>;
