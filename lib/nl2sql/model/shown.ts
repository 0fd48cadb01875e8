import { isDeepStrictEqual } from "node:util";
import { type KnownNames, Unreadable } from "@/lib/nl2sql/model/known-names";
import type { PlanForm } from "@/lib/nl2sql/model/plan-form";
import { readDimension } from "@/lib/nl2sql/model/read-dimension";
import { readFigure, readPlainFigure } from "@/lib/nl2sql/model/read-figure";
import type { PlanDimension, PlanMeasure, QueryPlan } from "@/lib/nl2sql/schema";

type What = {
  readonly form: PlanForm;
  readonly measures: readonly PlanMeasure[];
  readonly dimensions: readonly PlanDimension[];
};
type OrderBy = QueryPlan["order"][number]["by"];

/** The columns of a plan's result, and how the rest of the plan speaks of them: in the same words, by label, or by what they are. */
export class Shown {
  readonly measures: readonly PlanMeasure[];
  readonly dimensions: readonly PlanDimension[];
  readonly #form: PlanForm;

  constructor(
    private readonly names: KnownNames,
    private readonly root: string | null,
    { form, measures, dimensions }: What,
  ) {
    this.#form = form;
    this.measures = measures;
    this.dimensions = dimensions;
  }

  /** Index of a shown measure. Fails: throws Unreadable. */
  measure(text: string): number {
    const index = this.#measureIndex(text);
    if (index !== null) return index;
    throw new Unreadable(`"${text}" is not among the measures of the plan: list it there, too.`);
  }

  /** Index of a shown dimension. Fails: throws Unreadable. */
  dimension(text: string): number {
    const index = this.#dimensionIndex(text);
    if (index !== null) return index;
    throw new Unreadable(`"${text}" is not among the dimensions of the plan: list it there, too.`);
  }

  /** A shown measure, or one that is only compared with. Fails: throws Unreadable. */
  figure(text: string): PlanMeasure {
    const index = this.#measureIndex(text);
    const shown = index === null ? undefined : this.measures[index];
    return shown ?? labelled(readFigure(text, this.names, this.root), text);
  }

  /** What rows are sorted by. Fails: throws Unreadable. */
  order(text: string): OrderBy {
    const measure = this.#measureIndex(text);
    if (measure !== null) return { kind: "measure", index: measure };
    const dimension = this.#dimensionIndex(text);
    if (dimension !== null) return { kind: "dimension", index: dimension };
    const hidden = readPlainFigure(text, this.names, this.root);
    if (hidden !== null) return { kind: "hidden_measure", measure: labelled(hidden, text) };
    return { kind: "column", column: this.names.column(text).ref };
  }

  #measureIndex(text: string): number | null {
    const written = this.#form.measures.findIndex(
      ({ figure, label }, index) =>
        [label, this.measures[index]?.label].some((name) => isSame(name, text)) ||
        // The same figure may stand there twice, with conditions: then only its label tells which is meant.
        (isSame(figure, text) && this.#form.measures.filter((other) => isSame(other.figure, text)).length === 1),
    );
    if (written !== -1) return written;
    const figure = this.#quietly(() => readPlainFigure(text, this.names, this.root));
    if (figure === null) return null;
    const bare = { ...figure, label: "" };
    return found(this.measures.findIndex((measure) => isDeepStrictEqual({ ...measure, label: "" }, bare)));
  }

  #dimensionIndex(text: string): number | null {
    const written = this.#form.dimensions.findIndex(
      (dimension, index) => isSame(dimension, text) || isSame(this.dimensions[index]?.label, text),
    );
    if (written !== -1) return written;
    const dimension = this.#quietly(() => readDimension(text, this.names));
    if (dimension === null) return null;
    const exact = this.dimensions.findIndex((shown) => isDeepStrictEqual(shown, dimension));
    if (exact !== -1) return exact;
    // "ordered_at" where its months are shown means the months.
    if (dimension.grain !== null || dimension.part) return null;
    return found(this.dimensions.findIndex((shown) => isDeepStrictEqual(shown.column, dimension.column)));
  }

  /** A text that names nothing here may still name something else. */
  #quietly<T>(read: () => T): T | null {
    try {
      return read();
    } catch (error) {
      if (error instanceof Unreadable) return null;
      throw error;
    }
  }
}

const found = (index: number): number | null => (index === -1 ? null : index);

const labelled = (measure: PlanMeasure, text: string): PlanMeasure =>
  measure.label === "" ? { ...measure, label: text } : measure;

const isSame = (name: string | null | undefined, text: string): boolean =>
  name?.trim().toLowerCase() === text.trim().toLowerCase();
