import type { AccessRule } from "@/lib/access/schema";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";

/**
 * The tables that a rule is about, hidden ones too. Ids gain and lose the name of a schema when a source gets a second one or loses
 * it: a rule follows its table by name then, to all that are called so, rather than concern none.
 */
export function ruledEntities({ entity: id }: Pick<AccessRule, "entity">, model: SemanticModel): readonly Entity[] {
  const exact = model.entities.filter((entity) => entity.id === id);
  if (exact.length > 0) return exact;
  const wanted = id.toLowerCase();
  return model.entities.filter(({ schema, table }) => {
    const name = table.toLowerCase();
    return (
      wanted === name ||
      wanted === `${schema?.toLowerCase()}.${name}` ||
      (schema === null && wanted.endsWith(`.${name}`))
    );
  });
}

/**
 * Whether rules of tables leave a view uncovered: it shows rows of tables that nobody can tell from here.
 * A source whose tables are data files consists of views that the connection made itself, one a file: each is a table of its own.
 */
export function isViewOverTables({ kind }: Entity, model: SemanticModel): boolean {
  const areFiles = model.kind === "duckdb" && model.entities.every((entity) => entity.kind === "view");
  return kind === "view" && !areFiles;
}
