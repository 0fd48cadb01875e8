import { checkSql } from "@/lib/guard/check-sql";
import { type AccessPolicy, openPolicy } from "@/lib/semantic/access-policy";
import { buildModel } from "@/lib/semantic/build-model";
import { quoteName } from "@/lib/semantic/quote-name";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";
import { atMost, type Bench, collect, type Figure, type Time, timed, timeFigure } from "@/scripts/bench/harness";
import { makeStructure } from "@/scripts/bench/schemas/make-structure";

/** Statements of each kind; no two are alike, so that nothing that is kept of one can answer another. */
const statementCount = 400;
const warmUpCount = 100;
const joinCount = 5;

/** What the guard adds to a query, in a process that has checked others before. */
export const guard: Bench = {
  name: "guard",
  about: "what checking a statement adds to running it; no statement comes twice",
  run: async () => {
    const structure = makeStructure({ tableCount: 50, columnCount: 20, keys: "all", seed: 1 });
    const model = buildModel(structure, "bench-guard");
    const chain = chainOf(model, joinCount + 1);
    const rules = tenRules(chain.entities);
    const [first] = chain.entities;
    if (first === undefined) throw new Error("The made model has no tables.");
    return [
      ...figures("one table, no rules", model, openPolicy, (number) => simple(first, number), null),
      ...figures("5 joins, no rules", model, openPolicy, (number) => joined(chain, number), null),
      ...figures("5 joins, 10 rules", model, rules, (number) => joined(chain, number), 2),
    ];
  },
};

function figures(
  of: string,
  model: SemanticModel,
  policy: AccessPolicy,
  statement: (number: number) => string,
  bar: number | null,
): Figure[] {
  const check = (number: number): Time => {
    const sql = statement(number);
    const { result, ...time } = timed(() => checkSql(sql, { model, policy, rowCountMax: 1_000 }));
    if (!result.ok) throw new Error(`${result.error.code}: ${sql}`);
    return time;
  };
  for (let number = 0; number < warmUpCount; number += 1) check(number);
  collect();
  const times = Array.from({ length: statementCount }, (_, index) => check(warmUpCount + index));
  return [
    timeFigure(`${of}: median`, times, 0.5, bar === null ? null : atMost(bar)),
    timeFigure(`${of}: p95`, times, 0.95, null),
  ];
}

type Chain = { readonly entities: readonly Entity[]; readonly conditions: readonly string[] };

/** Tables that hang together, each joined to one of those before it. */
function chainOf(model: SemanticModel, tableCount: number): Chain {
  const byId = new Map(model.entities.map((entity) => [entity.id, entity]));
  const entities = [...byId.values()]
    .filter(({ id }) => model.joins.some(({ from }) => from.entity === id))
    .slice(0, 1);
  const conditions: string[] = [];
  while (entities.length < tableCount) {
    const has = (id: string) => entities.some((entity) => entity.id === id);
    const join = model.joins.find(({ from, to }) => has(from.entity) !== has(to.entity));
    const next = join && byId.get(has(join.from.entity) ? join.to.entity : join.from.entity);
    if (!join || !next) throw new Error("The made model has too few joins.");
    entities.push(next);
    conditions.push([join.from, join.to].map(({ entity, columns }) => `${entity}.${columns[0]}`).join(" = "));
  }
  return { entities, conditions };
}

/** Five conditions on rows and five masks. */
function tenRules(entities: readonly Entity[]): AccessPolicy {
  const values = new Map([["number", "7"]]);
  const tables = entities.slice(0, 5).map((entity) => {
    const masked = entity.columns.find(({ name, type }) => type === "text" && !entity.primaryKey.includes(name));
    const conditions = [{ sql: `${idOf(entity)} <> {{user.number}}`, values }];
    return [entity.id, { entity, conditions, masks: new Map(masked ? [[masked.name, "hash"] as const] : []) }] as const;
  });
  return { tables: new Map(tables), maskSalt: "bench" };
}

const idOf = ({ primaryKey, columns }: Entity): string => quoteName(primaryKey[0] ?? columns[0]?.name ?? "", "sqlite");

function simple(entity: Entity, number: number): string {
  const column = entity.columns[number % entity.columns.length]?.name ?? "";
  return `SELECT ${quoteName(column, "sqlite")}, COUNT(*) AS n FROM ${entity.table} WHERE ${idOf(entity)} > ${number} GROUP BY 1`;
}

function joined({ entities, conditions }: Chain, number: number): string {
  const [first, ...others] = entities.map((entity) => entity.table);
  const chosen = entities.map((entity) => {
    const column = entity.columns[number % entity.columns.length]?.name ?? "";
    return `${entity.table}.${quoteName(column, "sqlite")} AS c_${entity.table}`;
  });
  const joins = others.map((table, index) => `JOIN ${table} ON ${conditions[index]}`).join(" ");
  return `SELECT ${chosen.join(", ")} FROM ${first} ${joins} WHERE ${first}.${idOf(entities[0] as Entity)} > ${number} ORDER BY 1`;
}
