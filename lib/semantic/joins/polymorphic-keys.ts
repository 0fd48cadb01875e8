import type { Key, KeyIndex, NamedTable } from "@/lib/semantic/joins/key-index";
import { compactOf, foldedWords } from "@/lib/semantic/joins/name-forms";
import type { PolymorphicKey } from "@/lib/semantic/schema";
import { wordsOfName } from "@/lib/semantic/words-of-name";
import type { ColumnStructure, TableStructure } from "@/lib/source/schema";

const kindWords = new Set(["type", "class", "kind", "model", "table", "entity"]);
const idWords = new Set(["id", "key", "uuid", "pk", "reference"]);
/** A type that names more tables than this, or none, is a type of something else. */
const valueCountMax = 60;

/**
 * Ids that point into one of several tables, as a column beside them says: `commentable_type` and `commentable_id`. The values of
 * the type have to be names of tables. Order: of the columns.
 */
export function polymorphicKeys(index: KeyIndex, entityOf: (table: TableStructure) => string): PolymorphicKey[] {
  return index.tables.flatMap((table) =>
    pairsOf(table).flatMap(({ type, id, stem }) => {
      const targets = targetsOf(type, index);
      const isByName = targets.length === 0 && type.statistics?.distinctCount === 0 && stem.endsWith("able");
      if (targets.length === 0 && !isByName) return [];
      return [
        {
          entity: entityOf(table.structure),
          typeColumn: type.name,
          idColumn: id.name,
          targets: targets.map(({ value, key }) => ({
            value,
            entity: entityOf(key.table.structure),
            column: key.column.name,
          })),
          inferred: {
            confidence: isByName ? 0.7 : 0.95,
            by: "rules" as const,
            reason: {
              code: isByName ? "polymorphic-name" : "polymorphic-values",
              params: { type: type.name, count: targets.length },
            },
          },
        },
      ];
    }),
  );
}

type Pair = { readonly type: ColumnStructure; readonly id: ColumnStructure; readonly stem: string };

/** Columns that share what stands before "type" and "id". */
function pairsOf({ columns }: NamedTable): Pair[] {
  const ids = new Map<string, ColumnStructure>();
  for (const { column } of columns) {
    const words = foldedWords(wordsOfName(column.name));
    if (words.length > 1 && idWords.has(words.at(-1) ?? "")) ids.set(compactOf(words.slice(0, -1)), column);
  }
  return columns.flatMap(({ column: type }) => {
    const words = foldedWords(wordsOfName(type.name));
    if (type.type !== "text" || words.length < 2 || !kindWords.has(words.at(-1) ?? "")) return [];
    const stem = compactOf(words.slice(0, -1));
    const id = ids.get(stem);
    return id === undefined ? [] : [{ type, id, stem }];
  });
}

/** The tables that the values name, when most of them name one; none otherwise. */
function targetsOf({ statistics }: ColumnStructure, index: KeyIndex): { value: string; key: Key }[] {
  const values = statistics?.frequentValues.map(({ value }) => value).filter((value) => value !== "") ?? [];
  if (values.length > valueCountMax) return [];
  const targets = values.flatMap((value) => {
    const key = keyCalled(value, index);
    return key === null ? [] : [{ value, key }];
  });
  return targets.length * 2 > values.length ? targets : [];
}

/** "Post", "posts", "App\\Models\\Post", "blog.post". */
function keyCalled(value: string, index: KeyIndex): Key | null {
  const last = value.split(/[\\./:]+/).at(-1) ?? "";
  const [table, another] = index.called(compactOf(foldedWords(wordsOfName(last))));
  if (table === undefined || another !== undefined) return null;
  return index.of(table)[0] ?? null;
}
