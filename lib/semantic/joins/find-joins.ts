import { inferCompositeJoins } from "@/lib/semantic/joins/composite-joins";
import { declaredJoins } from "@/lib/semantic/joins/declared-joins";
import { inferJoins } from "@/lib/semantic/joins/infer-joins";
import { inferJoinsByValues } from "@/lib/semantic/joins/infer-joins-by-values";
import { KeyIndex } from "@/lib/semantic/joins/key-index";
import { polymorphicKeys } from "@/lib/semantic/joins/polymorphic-keys";
import type { Join, PolymorphicKey } from "@/lib/semantic/schema";
import type { SourceStructure, TableStructure } from "@/lib/source/schema";

/**
 * How the tables of a source belong together: what the database declares, what names and values say beyond that, and ids that
 * point into one of several tables, which are no joins. Order: declared joins first, then those over one column, over several,
 * and between tables without keys.
 */
export function findJoins(
  structure: SourceStructure,
  entityOf: (table: TableStructure) => string,
  prefix: readonly string[],
): { readonly joins: Join[]; readonly polymorphicKeys: PolymorphicKey[] } {
  const declared = declaredJoins(structure, entityOf);
  const index = new KeyIndex(structure);
  const polymorphic = polymorphicKeys(index, entityOf);
  const taken = new Set([
    ...declared.flatMap(({ from }) => from.columns.map((column) => `${from.entity}\n${column}`)),
    ...polymorphic.map(({ entity, idColumn }) => `${entity}\n${idColumn}`),
  ]);
  const single = inferJoins(structure, index, entityOf, declared, taken);
  const references = new Set(
    [...declared, ...single].flatMap(({ from }) => from.columns.map((column) => `${from.entity}\n${column}`)),
  );
  const composite = inferCompositeJoins(structure, entityOf, declared, (entity, column) =>
    references.has(`${entity}\n${column}`),
  );
  const needed = withoutDetours(single, [...declared, ...composite], [...declared, ...single]);
  const named = [...declared, ...needed, ...composite];
  return {
    joins: [...named, ...inferJoinsByValues(structure, entityOf, named, prefix)],
    polymorphicKeys: polymorphic,
  };
}

/** What a name says less surely than this gives way to a join over several columns. */
const hintMax = 0.85;

/**
 * Leaves out what a join over several columns says already: who attends a section of a course is connected with the course by
 * the section.
 */
function withoutDetours(single: readonly Join[], over: readonly Join[], all: readonly Join[]): Join[] {
  const targets = new Set(all.map(({ from, to }) => [from.entity, ...from.columns, to.entity].join("\n")));
  const isHint = ({ confidence }: Join) => confidence < hintMax;
  const covered = new Set(
    over
      .filter(({ from }) => from.columns.length > 1)
      .flatMap(({ from, to }) =>
        from.columns.flatMap((column, at) => {
          const key = [to.entity, to.columns[at] ?? ""].join("\n");
          return single
            .filter((join) => join.from.entity === from.entity && join.from.columns[0] === column)
            .filter((join) => isHint(join) || targets.has(`${key}\n${join.to.entity}`))
            .map(({ id }) => id);
        }),
      ),
  );
  return single.filter(({ id }) => !covered.has(id));
}
