import { AppError } from "@/lib/errors";
import type { ColumnRef } from "@/lib/nl2sql/schema";
import { all, binary, column, type JoinNode, type SqlNode, table } from "@/lib/nl2sql/sql/tree";
import { type JoinStep, joinSteps } from "@/lib/semantic/graph";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** Hands out table aliases that are unique in the whole statement, so that a sub-query can name the rows around it. */
export type AliasNames = { next(name: string): string };

export function aliasNames(): AliasNames {
  const used = new Map<string, number>();
  return {
    next(name) {
      const count = (used.get(name) ?? 0) + 1;
      used.set(name, count);
      return count === 1 ? name : `${name}_${count}`;
    },
  };
}

export function entityOf(model: SemanticModel, id: string): Entity {
  const entity = model.entities.find((candidate) => candidate.id === id);
  if (entity === undefined) throw new AppError(`The plan names an entity that the model lacks: ${id}`);
  return entity;
}

export function columnOf(model: SemanticModel, ref: ColumnRef): SemanticColumn {
  const found = entityOf(model, ref.entity).columns.find((candidate) => candidate.name === ref.column);
  if (found === undefined)
    throw new AppError(`The plan names a column that the model lacks: ${ref.entity}.${ref.column}`);
  return found;
}

/** The columns that the two sides of a step meet on: `near` where the step starts, `far` where it ends. */
export function stepColumns(step: JoinStep): { near: readonly string[]; far: readonly string[] } {
  const forwards = step.join.from.entity === step.from && step.join.to.entity === step.to;
  const selfReverse = step.join.from.entity === step.join.to.entity && step.toMany;
  return forwards && !selfReverse
    ? { near: step.join.from.columns, far: step.join.to.columns }
    : { near: step.join.to.columns, far: step.join.from.columns };
}

export function stepCondition(step: JoinStep, nearAlias: string, farAlias: string): SqlNode {
  const { near, far } = stepColumns(step);
  const pairs = near.map((name, index) => binary("eq", column(nearAlias, name), column(farAlias, far[index] ?? name)));
  const condition = all("and", pairs);
  if (condition === null) throw new AppError(`The join ${step.join.id} has no columns`);
  return condition;
}

/** The tables of one SELECT: the base entity and whatever was joined to it on demand, in order of need. */
export class Scope {
  readonly baseAlias: string;
  /** True once a join can repeat rows of the base. */
  fanned = false;
  readonly #model: SemanticModel;
  readonly #names: AliasNames;
  readonly #aliases = new Map<string, string>();
  readonly #joins: JoinNode[] = [];
  readonly base: string;

  constructor(model: SemanticModel, base: string, names: AliasNames) {
    this.#model = model;
    this.#names = names;
    this.base = base;
    this.baseAlias = names.next(entityOf(model, base).table);
    this.#aliases.set("", this.baseAlias);
  }

  get model(): SemanticModel {
    return this.#model;
  }

  get names(): AliasNames {
    return this.#names;
  }

  stepsTo(entity: string, path: readonly string[] | null): JoinStep[] {
    const steps = path === null ? joinSteps(this.#model, this.base, entity) : walk(this.#model, this.base, path);
    if (steps === null) throw new AppError(`Nothing joins ${this.base} to ${entity}`);
    return steps;
  }

  /** True when the entity is in the scope already, or can be joined without repeating rows of the base. */
  reachesOnce(entity: string, path: readonly string[] | null): boolean {
    const steps = this.stepsTo(entity, path);
    return this.#aliases.has(keyOf(steps)) || steps.every((step) => !step.toMany);
  }

  /** The alias of an entity, joined when it is not yet there. */
  alias(entity: string, path: readonly string[] | null): string {
    const steps = this.stepsTo(entity, path);
    let near = this.baseAlias;
    steps.forEach((step, index) => {
      const key = keyOf(steps.slice(0, index + 1));
      let far = this.#aliases.get(key);
      if (far === undefined) {
        const target = entityOf(this.#model, step.to);
        far = this.#names.next(target.table);
        this.#aliases.set(key, far);
        this.#joins.push({
          source: table(target.schema, target.table, far),
          on: stepCondition(step, near, far),
          kind: "Inner",
        });
        if (step.toMany) this.fanned = true;
      }
      near = far;
    });
    return near;
  }

  column(ref: ColumnRef): SqlNode {
    return column(this.alias(ref.entity, ref.path), ref.column);
  }

  from(): SqlNode {
    const entity = entityOf(this.#model, this.base);
    return table(entity.schema, entity.table, this.baseAlias);
  }

  joins(): readonly JoinNode[] {
    return this.#joins;
  }
}

const keyOf = (steps: readonly JoinStep[]): string =>
  steps.map((step) => `${step.join.id}>${step.to}${step.toMany ? "*" : ""}`).join("/");

function walk(model: SemanticModel, base: string, path: readonly string[]): JoinStep[] | null {
  const steps: JoinStep[] = [];
  let at = base;
  for (const id of path) {
    const join = model.joins.find((candidate) => candidate.id === id);
    if (join === undefined) return null;
    const forwards = join.from.entity === at;
    if (!forwards && join.to.entity !== at) return null;
    const to = forwards ? join.to.entity : join.from.entity;
    steps.push({ join, from: at, to, toMany: !forwards && join.cardinality === "many-to-one" });
    at = to;
  }
  return steps;
}
