import type { ValueHit } from "@/lib/nl2sql/offline/link/model-index";
import type { Condition } from "@/lib/nl2sql/offline/read/reading";
import type { BuildContext } from "@/lib/nl2sql/offline/resolve/build-context";
import { columnRef } from "@/lib/nl2sql/offline/resolve/column-ref";
import { conceptColumn, isTime, isYearNumber, labelColumns, stemsOfName } from "@/lib/nl2sql/offline/resolve/columns";
import { reachesOne, road } from "@/lib/nl2sql/offline/resolve/roads";
import { say } from "@/lib/nl2sql/offline/say";
import type { ColumnRef } from "@/lib/nl2sql/schema";
import { stepsFrom } from "@/lib/semantic/graph";
import type { Entity, SemanticColumn } from "@/lib/semantic/schema";

type Compare = Condition & { kind: "compare" };

/** Which column a comparison is about: the named one, the one the value is known from, the quantity, the entity's name. */
export function comparedColumn(context: BuildContext, condition: Compare): ColumnRef | null {
  const named = context.ref(condition.mention);
  if (named !== null && (condition.time === null || suitsTime(context, named))) return named;
  if (condition.time !== null || condition.concept === "time") {
    const time = context.concept("time", condition.near);
    if (time !== null) return time;
    const nearby = context.timeNearby(condition.near);
    if (nearby !== null || condition.time !== null) return nearby;
  }
  const known = knownColumn(context, condition);
  if (known !== null) return known;
  if (condition.concept !== null) {
    const ref = context.concept(condition.concept, condition.near);
    if (ref !== null) return ref;
  }
  const target = context.target(condition.mention) ?? context.target(condition.near);
  const entity = context.entity(target?.entity ?? context.root);
  if (entity === null) return null;
  return guessColumn(context, condition, entity.id);
}

const suitsTime = (context: BuildContext, ref: ColumnRef): boolean => {
  const column = context.column(ref);
  return column !== null && (isTime(column) || isYearNumber(column) || column.type === "text");
};

const starts = new Set(["from", "origin", "source", "depart", "departur", "start", "sender", "begin"]);
const ends = new Set(["to", "destin", "dest", "arriv", "target", "end", "receiv", "recipi"]);

/** "from Kiel to Oslo": the one is where it begins, the other where it ends. */
const leads = ({ way }: Compare, column: string): boolean =>
  (way === "from" || way === "to") && stemsOfName(column).some((word) => (way === "from" ? starts : ends).has(word));

/** Among the columns that know the value: nearest table first, then the fewest joins. */
function knownColumn(context: BuildContext, condition: Compare): ColumnRef | null {
  const [first] = condition.hits;
  if (first === undefined || first.length === 0) return null;
  const common = first.filter((hit) =>
    condition.hits.every(
      (others) =>
        others.length === 0 || others.some((other) => other.entity === hit.entity && other.column === hit.column),
    ),
  );
  const candidates = common.length > 0 ? common : first;
  const near = context.target(condition.near)?.entity;
  const used = new Set([...context.assignment.targets.values()].map(({ entity }) => entity));
  const scored = candidates.map((hit) => {
    const steps = context.root === "" ? [] : road(context.model, context.root, hit.entity);
    const distance = steps === null ? 50 : steps.length;
    const column = context.column(hit);
    const isName = context.entity(hit.entity)?.labelColumn === hit.column;
    const score =
      hit.score +
      (leads(condition, hit.column) ? 0.3 : 0) +
      (hit.entity === near ? 0.5 : 0) +
      (used.has(hit.entity) ? 0.4 : 0) +
      (hit.entity === context.root ? 0.3 : 0) -
      distance * 0.25 +
      (isName ? 0.1 : 0) -
      (column?.role === "key" ? 0.1 : 0);
    return { hit, score };
  });
  scored.sort((a, b) => b.score - a.score);
  const [top, second] = scored;
  if (top === undefined) return null;
  const maker = condition.way === "by" && near !== undefined ? makerOf(context, near, top.hit, condition) : null;
  if (maker !== null) return maker;
  // The noun beside the value may be called so too, though that is not known.
  const beside = near === undefined || near === top.hit.entity ? null : context.entity(near);
  const besideLabel = beside?.columns.find(({ name }) => name === beside.labelColumn);
  const [text] = condition.values;
  if (besideLabel !== undefined && near !== context.root && !isFullyKnown(besideLabel, String(text)))
    context.trust *= 0.8;
  const away = context.root === "" ? [] : road(context.model, context.root, top.hit.entity);
  // A plain word that happens to be a value somewhere far off.
  if (top.hit.score < 1 && (away?.length ?? 9) > 1 && !used.has(top.hit.entity)) context.trust *= 0.8;
  if (second !== undefined && top.score - second.score < 0.05) context.trust *= 0.8;
  return columnRef(top.hit.entity, top.hit.column);
}

/** "books by Melville": whom each of them belongs to is nearer than what many of their parts say. */
function makerOf(context: BuildContext, home: string, hit: ValueHit, condition: Compare): ColumnRef | null {
  if (reachesOne(context.model, home, hit.entity)) return null;
  const value = String(condition.values[0]);
  for (const step of stepsFrom(context.model, home)) {
    const owner = step.toMany ? null : context.entity(step.to);
    const label = owner?.columns.find(({ name }) => name === owner.labelColumn);
    if (owner === null || label === undefined || isFullyKnown(label, value)) continue;
    context.trust *= 0.75;
    context.assumptions.push(
      say(
        context.locale,
        `"${value}" looked for in ${owner.label} ${label.label}`,
        `在 ${owner.label} 的 ${label.label} 中查找“${value}”`,
      ),
    );
    return columnRef(owner.id, label.name);
  }
  return null;
}

function guessColumn(context: BuildContext, condition: Compare, id: string): ColumnRef | null {
  const entity = context.entity(id);
  if (entity === null) return null;
  const [value] = condition.values;
  if (typeof value === "number" && !condition.naming) {
    const key = entity.primaryKey[0];
    if ((condition.operator === "eq" || condition.operator === "in") && key !== undefined && condition.near !== null) {
      context.trust *= 0.8;
      return columnRef(id, key);
    }
    const column = conceptColumn(entity, condition.concept ?? "amount");
    context.trust *= 0.6;
    return column === null ? null : columnRef(id, column.name);
  }
  const found = condition.naming
    ? labelColumns(entity)[0]
    : literalColumn(context, entity, String(value), condition.way);
  const [home, label] = found !== undefined && "home" in found ? [found.home, found.label] : [id, found];
  if (label === undefined) return null;
  // "who is the author of X": a name is hardly asked for by itself.
  const isAsked = context.reading.wants.some(({ mention }) => {
    const target = context.target(mention);
    return target?.entity === home && (target.column === label.name || target.kind === "entity");
  });
  const isPattern = ["contains", "starts_with", "ends_with"].includes(condition.operator);
  if (isAsked && !condition.naming && !isPattern && context.reading.wants.length === 1) context.trust *= 0.7;
  if (isPattern && isAsked) context.trust *= 0.95;
  else if (!condition.naming) {
    context.trust *= 0.75;
    context.assumptions.push(
      say(
        context.locale,
        `"${String(value)}" looked for in ${entity.label} ${label.label}`,
        `在 ${entity.label} 的 ${label.label} 中查找“${String(value)}”`,
      ),
    );
  }
  return columnRef(home, label.name);
}

/** Where a name that is no known value can stand: a label column that is not fully known, of the entity or of what it points at. */
function literalColumn(
  context: BuildContext,
  entity: Entity,
  value: string,
  way: Compare["way"],
): { home: string; label: SemanticColumn } | undefined {
  const owners = new Set(stepsFrom(context.model, entity.id).flatMap(({ to, toMany }) => (toMany ? [] : [to])));
  const pointed = context.model.entities.filter(({ id }) => id !== entity.id && owners.has(id));
  // "books by Melville": not their own name.
  for (const candidate of way === "by" ? [...pointed, entity] : [entity, ...pointed]) {
    const label = candidate.columns.find(({ name }) => name === candidate.labelColumn);
    if (label !== undefined && !isFullyKnown(label, value)) return { home: candidate.id, label };
  }
  for (const candidate of [entity, ...pointed]) {
    const label = candidate.columns.find(
      (column) => column.type === "text" && !column.hidden && column.role !== "key" && !isFullyKnown(column, value),
    );
    if (label !== undefined) return { home: candidate.id, label };
  }
  const [label] = labelColumns(entity);
  return label === undefined ? undefined : { home: entity.id, label };
}

const isFullyKnown = (column: SemanticColumn, value: string): boolean =>
  column.frequentValues.length > 0 &&
  column.distinctCount !== null &&
  column.frequentValues.length >= column.distinctCount &&
  !column.frequentValues.some((known) => known.value.toLowerCase() === value.toLowerCase());
