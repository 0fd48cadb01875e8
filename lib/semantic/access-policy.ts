import type { Mask } from "@/lib/access/schema";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";

/** A condition that every row of a table must meet before this viewer may see it. */
export type RowCondition = {
  /** As the admin wrote it, with `{{user.attribute}}`. */
  readonly sql: string;
  /** The viewer's values by attribute; what is not in it the viewer lacks. */
  readonly values: ReadonlyMap<string, string>;
};

/** What the guard puts in the place of a table that has rules for this viewer. */
export type TableAccess = {
  /** The whole table, hidden columns too: conditions may name them. */
  readonly entity: Entity;
  /** All must hold. */
  readonly conditions: readonly RowCondition[];
  /** By column name; hidden columns are absent from the viewer's model already. */
  readonly masks: ReadonlyMap<string, Mask>;
};

/** What one viewer may see of one source beyond which tables and columns exist: by entity id; a table without entry is seen whole. */
export type AccessPolicy = {
  readonly tables: ReadonlyMap<string, TableAccess>;
  /** Keeps the hashes of masked values from being looked up elsewhere; differs from installation to installation. */
  readonly maskSalt: string;
};

/** No rules: for sources that have none, and where a person works with a database of their own (the command line). */
export const openPolicy: AccessPolicy = { tables: new Map(), maskSalt: "" };

/** A source as one viewer may see it. Both go to the guard together, for one without the other would show too much. */
export type SemanticView = { readonly model: SemanticModel; readonly policy: AccessPolicy };
