import type { Concept } from "@/lib/nl2sql/offline/language/tags";
import type { ModelIndex, Target } from "@/lib/nl2sql/offline/link/model-index";
import type { Mention, Reading } from "@/lib/nl2sql/offline/read/reading";
import type { Assignment } from "@/lib/nl2sql/offline/resolve/assign";
import { columnRef, sameColumn } from "@/lib/nl2sql/offline/resolve/column-ref";
import { conceptColumn, labelColumns } from "@/lib/nl2sql/offline/resolve/columns";
import { dateOf } from "@/lib/nl2sql/offline/resolve/date-of";
import { termsOf } from "@/lib/nl2sql/offline/resolve/terms";
import type { Locale } from "@/lib/nl2sql/offline/say";
import type { ColumnRef, PlanDimension, PlanFilter, PlanMeasure } from "@/lib/nl2sql/schema";
import { stepsFrom } from "@/lib/semantic/graph";
import type { Entity, MeasureAggregate, SemanticColumn } from "@/lib/semantic/schema";
import { plural, singular } from "@/lib/semantic/singular";

/** A reading with its targets chosen, on the way to a plan. Notes what was assumed and what could not be used. */
export class BuildContext {
  readonly index: ModelIndex;
  readonly reading: Reading;
  readonly assignment: Assignment;
  readonly locale: Locale;
  readonly assumptions: string[] = [];
  readonly unused: string[] = [];
  /** Further values of "both A and B" on one column: each makes a list of its own, and the answer is what the lists share. */
  readonly shared: PlanFilter[] = [];
  /** The question goes on from one that shows what "the most" is about. */
  isRankedBefore = false;
  /** Lowered by every guess. */
  trust = 1;
  /** The entity whose rows are listed or computed over. */
  root = "";
  /** The columns that the answer shows, once they are known. */
  shown: readonly PlanDimension[] = [];

  constructor(index: ModelIndex, reading: Reading, assignment: Assignment, locale: Locale) {
    this.index = index;
    this.reading = reading;
    this.assignment = assignment;
    this.locale = locale;
  }

  get model() {
    return this.index.model;
  }

  target(mention: Mention | null | undefined): Target | null {
    return mention === null || mention === undefined ? null : (this.assignment.targets.get(mention) ?? null);
  }

  entity(id: string): Entity | null {
    return this.index.entities.get(id) ?? null;
  }

  column(ref: { entity: string; column: string }): SemanticColumn | null {
    return this.entity(ref.entity)?.columns.find(({ name }) => name === ref.column) ?? null;
  }

  ref(mention: Mention | null | undefined): ColumnRef | null {
    const target = this.target(mention);
    return target === null || target.column === null ? null : columnRef(target.entity, target.column);
  }

  /** The entities that a quantity without a name can be looked for in, nearest first. */
  subjects(near: Mention | null): string[] {
    const ids = [
      this.target(near)?.entity,
      this.target(this.reading.focus)?.entity,
      this.root,
      ...[...this.assignment.targets.values()].map(({ entity }) => entity),
    ];
    return [...new Set(ids.filter((id) => id !== undefined && id !== ""))] as string[];
  }

  concept(concept: Concept, near: Mention | null): ColumnRef | null {
    const measured = concept === "time" ? this.measured() : null;
    const dated = measured === null ? null : dateOf(measured, this.model);
    if (dated !== null) return dated;
    const beside = concept === "time" ? this.target(near)?.entity : undefined;
    const besideDate = beside === undefined ? null : dateOf(beside, this.model);
    if (besideDate !== null) return besideDate;
    for (const id of this.subjects(near)) {
      const entity = this.entity(id);
      const column = entity === null ? null : conceptColumn(entity, concept);
      if (column !== null) return columnRef(id, column.name);
    }
    if (concept === "time") return this.root === "" ? null : dateOf(this.root, this.model);
    // "the oldest order" is the one of the earliest date.
    return this.conceptNearby(concept, near) ?? (concept === "age" ? this.concept("time", near) : null);
  }

  /** The quantity of what each row belongs to: the height of the person that a player is. */
  private conceptNearby(concept: Concept, near: Mention | null): ColumnRef | null {
    for (const id of this.subjects(near)) {
      for (const other of this.owners(id)) {
        const column = conceptColumn(other, concept);
        if (column !== null) return columnRef(other.id, column.name);
      }
    }
    return null;
  }

  /** Figures are dated by what they measure, lists by what stands beside the date: the measured entity, null for lists. */
  private measured(): string | null {
    const { wants, ranking, groups } = this.reading;
    for (const want of wants) {
      const target = this.target(want.mention);
      if (want.aggregate !== null || target?.kind === "measure") return target?.entity ?? (this.root || null);
    }
    const ranked = this.target(ranking?.mention);
    if (ranked !== null && (ranking?.aggregate != null || ranked.kind === "measure")) return ranked.entity;
    return (
      groups.flatMap((mention) => this.target(mention) ?? []).find(({ kind }) => kind === "measure")?.entity ?? null
    );
  }

  /** "courses in 2008": where neither a row nor what it belongs to is dated, the rows that belong to it may be. */
  timeNearby(near: Mention | null): ColumnRef | null {
    for (const id of this.subjects(near)) {
      for (const { to } of stepsFrom(this.model, id)) {
        const entity = this.entity(to);
        const column = entity === null ? null : conceptColumn(entity, "time");
        if (column === null) continue;
        this.trust *= 0.85;
        return columnRef(to, column.name);
      }
    }
    return null;
  }

  /** What each row of an entity belongs to, one join away. */
  private owners(id: string): Entity[] {
    return stepsFrom(this.model, id).flatMap((step) => (step.toMany ? [] : (this.entity(step.to) ?? [])));
  }

  /** The columns that show an entity's rows to people. */
  labels(id: string): PlanDimension[] {
    const entity = this.entity(id);
    return entity === null ? [] : labelColumns(entity).map((column) => this.dimension(columnRef(id, column.name)));
  }

  /** A column to show, called as people call it: the name of a genre is the genre. */
  dimension(ref: ColumnRef): PlanDimension {
    const entity = this.entity(ref.entity);
    const column = this.column(ref);
    const isBareName = column !== null && entity?.labelColumn === column.name && /^(name|title)$/i.test(column.label);
    const label = isBareName && entity !== null ? singular(entity.label) : (column?.label ?? ref.column);
    return { column: ref, grain: null, label };
  }

  rows(entity: string): PlanMeasure {
    const label = plural((this.entity(entity)?.label ?? entity).toLowerCase());
    return { aggregate: "count", entity, column: null, measureId: null, label: `number of ${label}` };
  }

  /** `mention`: how the question names it, which may say that it is computed of several columns. */
  aggregateOf(aggregate: MeasureAggregate, ref: ColumnRef, mention: Mention | null = null): PlanMeasure {
    const label = `${aggregateWords[aggregate]} ${this.column(ref)?.label ?? ref.column}`;
    const terms = aggregate.startsWith("count") ? [] : termsOf(this, ref, mention);
    return {
      ...{ aggregate, entity: ref.entity, column: ref, measureId: null, label },
      ...(terms.length > 0 ? { terms } : {}),
    };
  }

  measure(target: Target, aggregate: MeasureAggregate | null): PlanMeasure | null {
    const defined = this.model.measures.find(({ id }) => id === target.measureId);
    if (defined === undefined) return null;
    const chosen = aggregate === null || aggregate === "count" ? defined.aggregate : aggregate;
    return { aggregate: chosen, entity: defined.entity, column: null, measureId: defined.id, label: defined.label };
  }
}

/** How the label of a figure begins: "total amount". */
export const aggregateWords: Record<MeasureAggregate, string> = {
  count: "number of",
  count_distinct: "number of different",
  sum: "total",
  avg: "average",
  min: "minimum",
  max: "maximum",
};

export const sameMeasure = (a: PlanMeasure, b: PlanMeasure): boolean =>
  a.aggregate === b.aggregate &&
  a.measureId === b.measureId &&
  a.entity === b.entity &&
  (a.column === null ? b.column === null : sameColumn(a.column, b.column)) &&
  JSON.stringify([a.terms ?? [], a.ratio ?? null]) === JSON.stringify([b.terms ?? [], b.ratio ?? null]);
