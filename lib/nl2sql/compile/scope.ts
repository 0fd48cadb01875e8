import { AppError } from "@/lib/errors";
import { comparedPair } from "@/lib/nl2sql/compile/column-value";
import type { CompileContext } from "@/lib/nl2sql/compile/context";
import { roadTo, stepColumns } from "@/lib/nl2sql/compile/join-road";
import type { ColumnRef } from "@/lib/nl2sql/schema";
import { all, binary, column, type JoinNode, type SqlNode, table } from "@/lib/nl2sql/sql/tree";
import type { JoinStep } from "@/lib/semantic/graph";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

export function entityOf(model: SemanticModel, id: string): Entity {
  const entity = model.entities.find((candidate) => candidate.id === id);
  if (entity === undefined) throw new AppError(`The plan names an entity that the model lacks: ${id}`);
  return entity;
}

export function columnOf(
  model: SemanticModel,
  ref: { readonly entity: string; readonly column: string },
): SemanticColumn {
  const found = entityOf(model, ref.entity).columns.find((candidate) => candidate.name === ref.column);
  if (found === undefined)
    throw new AppError(`The plan names a column that the model lacks: ${ref.entity}.${ref.column}`);
  return found;
}

export function stepCondition(model: SemanticModel, step: JoinStep, nearAlias: string, farAlias: string): SqlNode {
  const { near, far } = stepColumns(step);
  const pairs = near.map((nearName, index) => {
    const farName = far[index] ?? nearName;
    const [left, right] = comparedPair(
      { node: column(nearAlias, nearName), column: columnOf(model, { entity: step.from, column: nearName }) },
      { node: column(farAlias, farName), column: columnOf(model, { entity: step.to, column: farName }) },
      "eq",
      model.kind,
    );
    return binary("eq", left, right);
  });
  const condition = all("and", pairs);
  if (condition === null) throw new AppError(`The join ${step.join.id} has no columns`);
  return condition;
}

/** The tables of one SELECT: the base entity and whatever was joined to it on demand, in order of need. */
export class Scope {
  readonly baseAlias: string;
  /** True once a join can repeat rows of the base. */
  fanned = false;
  readonly #aliases = new Map<string, string>();
  readonly #joins = new Map<string, JoinNode>();
  readonly #entities: Entity[] = [];
  #optional = false;

  constructor(
    readonly context: CompileContext,
    readonly base: string,
  ) {
    const entity = entityOf(context.model, base);
    this.baseAlias = context.names.next(entity.table);
    this.#aliases.set("", this.baseAlias);
    this.#entities.push(entity);
  }

  get model(): SemanticModel {
    return this.context.model;
  }

  stepsTo(entity: string, path: readonly string[] | null): readonly JoinStep[] {
    const steps = roadTo(this.model, this.base, { entity, path });
    if (steps === null) throw new AppError(`Nothing joins ${this.base} to ${entity}`);
    return steps;
  }

  /** True when the entity is in the scope already, or can be joined without repeating rows of the base. */
  reachesOnce(entity: string, path: readonly string[] | null): boolean {
    const steps = this.stepsTo(entity, path);
    return this.#aliases.has(keyOf(steps)) || steps.every((step) => !step.toMany);
  }

  /** What is joined while this runs may be missing: rows of the base stay. */
  optionally<T>(work: () => T): T {
    const before = this.#optional;
    this.#optional = true;
    try {
      return work();
    } finally {
      this.#optional = before;
    }
  }

  /** The alias of an entity, joined when it is not yet there. */
  alias(entity: string, path: readonly string[] | null): string {
    const steps = this.stepsTo(entity, path);
    let near = this.baseAlias;
    steps.forEach((step, index) => {
      near = this.#stepAlias(step, keyOf(steps.slice(0, index + 1)), near);
    });
    return near;
  }

  #stepAlias(step: JoinStep, key: string, near: string): string {
    const known = this.#aliases.get(key);
    const join = this.#joins.get(key);
    if (known !== undefined) {
      if (join?.kind === "Left" && !this.#optional) this.#joins.set(key, { ...join, kind: "Inner" });
      return known;
    }
    const target = entityOf(this.model, step.to);
    const far = this.context.names.next(target.table);
    this.#aliases.set(key, far);
    this.#entities.push(target);
    this.#joins.set(key, {
      source: table(target.schema, target.table, far),
      on: stepCondition(this.model, step, near, far),
      kind: this.#optional ? "Left" : "Inner",
    });
    if (step.toMany) this.fanned = true;
    return far;
  }

  /** Joins a query that has at most one row for each row of the base. */
  beside(key: string, join: JoinNode): void {
    this.#joins.set(key, join);
  }

  column(ref: ColumnRef): SqlNode {
    return column(this.alias(ref.entity, ref.path), ref.column);
  }

  from(): SqlNode {
    const entity = entityOf(this.model, this.base);
    return table(entity.schema, entity.table, this.baseAlias);
  }

  joins(): readonly JoinNode[] {
    return [...this.#joins.values()];
  }

  /** Whether a bare name could also mean a column of a table in sight. */
  hasColumn(name: string): boolean {
    const folded = name.toLowerCase();
    return this.#entities.some(({ columns }) => columns.some((known) => known.name.toLowerCase() === folded));
  }
}

const keyOf = (steps: readonly JoinStep[]): string =>
  steps.map((step) => `${step.join.id}>${step.to}${step.toMany ? "*" : ""}`).join("/");
