import type { JoinReason, JoinReasonCode } from "@/lib/semantic/joins/join-reason";
import { type Key, type NamedTable, neverRepeats } from "@/lib/semantic/joins/key-index";
import { compactOf, type NameForms } from "@/lib/semantic/joins/name-forms";
import type { Inclusion } from "@/lib/semantic/joins/value-inclusion";
import type { ColumnStructure } from "@/lib/source/schema";

/** A column that may point to a key. */
export type SourceColumn = { readonly table: NamedTable; readonly column: ColumnStructure; readonly forms: NameForms };

/** How well a name says which key is meant: what it needs beside it, and how it is told. */
export type Grade = { readonly score: number; readonly least: Inclusion; readonly code: JoinReasonCode };

/** A key that a column may point to. */
export type Candidate = {
  readonly key: Key;
  readonly score: number;
  /** What the values must say at least, where they say anything. */
  readonly least: Inclusion;
  readonly reason: JoinReason;
};

/** Below this a name is a hint that values must bear out; a column without values is then left alone. */
export const hintMax = 0.7;

/** Words that count or order rows as well as they name a table, unless something says that a key is meant. */
export const homonyms: ReadonlySet<string> = new Set(
  (
    "order number level count rank position total score amount price age year month day date time size rate percent average value " +
    "quantity version sequence type status name title description"
  ).split(" "),
);

export function candidateOf({ column }: SourceColumn, key: Key, { score, least, code }: Grade): Candidate {
  const { name } = key.table.structure;
  const target = code === "join-same-name" || code === "join-values" ? `${name}.${key.column.name}` : name;
  return { key, score, least, reason: { code, params: { column: column.name, target } } };
}

export const isOwnKey = ({ table, column }: SourceColumn): boolean => table.structure.primaryKey.includes(column.name);

export const isSoleKey = (source: SourceColumn): boolean =>
  isOwnKey(source) && source.table.structure.primaryKey.length === 1;

/** `customer_number` in customers is theirs, whatever other tables are called. */
export const isOwnName = ({ table, forms }: SourceColumn): boolean => table.names.whole.includes(compactOf(forms.stem));

/** A column can point to another row of its table where rows share what they point to; else it is one more name of its own row. */
export const canPoint = ({ table, column }: SourceColumn, key: Key): boolean =>
  key.column !== column && (key.table !== table || (key.kind === "sole" && !neverRepeats(column)));
