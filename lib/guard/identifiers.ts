import { reservedWords } from "@/lib/guard/reserved-words";
import type { Identifier, TreeNode } from "@/lib/guard/tree";
import type { SourceKind } from "@/lib/source/schema";

const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/;
const plainLowerName = /^[a-z_][a-z0-9_]*$/;

/**
 * A name as it is printed: in the exact spelling of the database, quoted unless it is a plain word that means nothing
 * else to any engine. PostgreSQL folds bare names to lower case, so there any capital needs quotes.
 */
export function identifier(name: string, kind: SourceKind): Identifier & { trailing_comments: string[] } {
  const plain = kind === "postgres" ? plainLowerName : plainName;
  const quoted = !plain.test(name) || reservedWords.has(name.toLowerCase());
  return { name, quoted, trailing_comments: [] };
}

/** A column node; `table` null prints the bare name. */
export function columnNode(name: string, table: string | null, kind: SourceKind): TreeNode {
  return {
    column: {
      name: identifier(name, kind),
      table: table === null ? null : identifier(table, kind),
      join_mark: false,
      trailing_comments: [],
    },
  };
}

/** `expression AS name` as a node. */
export function aliasNode(node: TreeNode, name: string, kind: SourceKind): TreeNode {
  return {
    alias: {
      this: node,
      alias: identifier(name, kind),
      column_aliases: [],
      alias_explicit_as: true,
      pre_alias_comments: [],
      trailing_comments: [],
    },
  };
}
