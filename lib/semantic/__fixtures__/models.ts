import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** A column of a test model: text unless told otherwise. */
export function column(name: string, given: Partial<SemanticColumn> = {}): SemanticColumn {
  return {
    name,
    label: name.replaceAll("_", " "),
    description: null,
    synonyms: [],
    type: "text",
    role: "category",
    unit: null,
    hidden: false,
    personal: false,
    nullable: false,
    unique: false,
    distinctCount: null,
    min: null,
    max: null,
    frequentValues: [],
    ...given,
  };
}

/** A table of a test model, with `id` as its key. */
export function entity(table: string, columns: SemanticColumn[], given: Partial<Entity> = {}): Entity {
  return {
    id: table,
    schema: null,
    table,
    label: table.replaceAll("_", " "),
    description: null,
    synonyms: [],
    kind: "table",
    rowEstimate: 100,
    primaryKey: ["id"],
    labelColumn: null,
    timeColumn: null,
    hidden: false,
    columns: [column("id", { type: "integer", role: "key" }), ...columns],
    ...given,
  };
}

/** A model of the given tables; joins follow columns named `<table>_id`. */
export function model(entities: Entity[], given: Partial<SemanticModel> = {}): SemanticModel {
  const joins = entities.flatMap((from) =>
    entities
      .filter((to) => from.columns.some(({ name }) => name === `${to.table}_id`))
      .map((to) => ({
        id: `${from.id}-${to.id}`,
        from: { entity: from.id, columns: [`${to.table}_id`] },
        to: { entity: to.id, columns: ["id"] },
        cardinality: "many-to-one" as const,
        origin: "declared" as const,
        confidence: 1,
        reason: "foreign key",
      })),
  );
  return {
    version: 1,
    sourceId: "source-1",
    kind: "sqlite",
    revision: 1,
    description: null,
    entities,
    joins,
    measures: [],
    suggestedQuestions: [
      { en: "How many orders are there?", zh: "有多少订单？" },
      { en: "Orders by city", zh: "各城市的订单" },
    ],
    ...given,
  };
}
