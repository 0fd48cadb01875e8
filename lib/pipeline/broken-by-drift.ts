import type { AccessRule } from "@/lib/access/schema";
import { checkExpression } from "@/lib/guard/check-expression";
import { namesRead } from "@/lib/guard/names-read";
import type { VerifiedQuestion } from "@/lib/nl2sql/schema";
import { checkAccessRule } from "@/lib/pipeline/check-access-rule";
import { moveRule } from "@/lib/pipeline/follow-renames";
import { brokenInModel } from "@/lib/semantic/analysis/broken-in-model";
import { type Renames, renamesOf } from "@/lib/semantic/analysis/rename-in-model";
import type { BrokenThing, DriftItem } from "@/lib/semantic/analysis/schema";
import { quoteName } from "@/lib/semantic/quote-name";
import type { SemanticModel } from "@/lib/semantic/schema";

type Place = BrokenThing["places"][number];

/** A stored query that somebody made, and where it is. */
export type StoredSql = Pick<BrokenThing, "kind" | "id" | "label" | "within" | "href"> & { readonly sql: string };

/** A model before and after what an analysis found is applied. `adapted`: the one before, with the names of now. */
export type Change = {
  readonly inForce: SemanticModel;
  readonly adapted: SemanticModel;
  readonly next: SemanticModel;
  readonly drift: readonly DriftItem[];
};

/** What people made that stops working when a drift is applied. Pure. What did not work before is not told. */
export function brokenByDrift(
  change: Change,
  made: { readonly rules: readonly AccessRule[]; readonly queries: readonly StoredSql[] },
): BrokenThing[] {
  const touched = touchedPlaces(change.drift);
  const page = `/data/${change.inForce.sourceId}`;
  const inModel = brokenInModel(change.inForce, change.adapted, change.next, {
    works: (sql, entityId, model) => {
      const entity = model.entities.find(({ id }) => id === entityId);
      return entity !== undefined && checkExpression(sql, entity, model.kind).ok;
    },
    placesOf: (sql, entityId, model) => {
      const table = model.entities.find(({ id }) => id === entityId);
      if (table === undefined) return [];
      const names = [table.schema, table.table].flatMap((name) => (name === null ? [] : [quoteName(name, model.kind)]));
      return placesRead(`SELECT ${sql} FROM ${names.join(".")}`, model, touched);
    },
  });
  const tabOf = { measure: "measures", filter: "measures", hierarchy: "measures", join: "diagram" } as const;
  return [
    ...inModel.map((thing) => ({ ...thing, href: `${page}?tab=${tabOf[thing.kind as keyof typeof tabOf]}` })),
    ...made.rules.flatMap((rule) => brokenRule(rule, change, renamesOf(change.drift), page)),
    ...made.queries.flatMap((query) => brokenQuery(query, change, touched)),
  ];
}

/** The words under which verified questions of a source are told. */
export function storedQuestion({ id, sourceId, question, sql }: VerifiedQuestion): StoredSql {
  return { kind: "verified-question", id, label: question, within: null, href: `/data/${sourceId}?tab=verified`, sql };
}

function brokenQuery({ sql, ...query }: StoredSql, { inForce, next }: Change, touched: Touched): BrokenThing[] {
  const places = placesRead(sql, inForce, touched);
  if (places.length === 0 || namesRead(sql, next).ok) return [];
  return [{ ...query, places }];
}

function brokenRule(rule: AccessRule, { inForce, next }: Change, renames: Renames, page: string): BrokenThing[] {
  if (!checkAccessRule(inForce, rule).ok) return [];
  if (checkAccessRule(next, moveRule(rule, renames, inForce.kind)).ok) return [];
  const column = rule.kind === "row" ? null : rule.column;
  const label = rule.kind === "row" ? rule.condition : `${rule.entity}.${rule.column}`;
  const places = [{ entity: rule.entity, column }];
  return [{ kind: "access-rule", id: rule.id, label, within: null, href: `${page}?tab=access`, places }];
}

/** Places that are gone or renamed, by the way the guard names what a query reads. */
type Touched = ReadonlyMap<string, Place>;

function touchedPlaces(drift: readonly DriftItem[]): Touched {
  const places = drift.flatMap((item) => (item.kind === "gone" || item.kind === "renamed" ? [item.place] : []));
  return new Map(places.map((place) => [nameOf(place), place]));
}

const nameOf = ({ entity, column }: Place): string => (column === null ? entity : `${entity}.${column}`);

/** What a query reads of what is gone or renamed. Order: tables, then columns. Nothing where the guard refuses it even now. */
function placesRead(sql: string, model: SemanticModel, touched: Touched): Place[] {
  const names = namesRead(sql, model);
  return names.ok ? names.value.flatMap((name) => touched.get(name) ?? []) : [];
}
