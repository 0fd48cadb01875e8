import type { Identifier, TreeNode } from "@/lib/guard/tree";
import { needsQuotes } from "@/lib/semantic/quote-name";
import type { SourceKind } from "@/lib/source/schema";

/** A name as it is printed: in the exact spelling of the database, quoted unless it is plain everywhere. */
export function identifier(name: string, kind: SourceKind): Identifier & { trailing_comments: string[] } {
  return { name, quoted: needsQuotes(name, kind), trailing_comments: [] };
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
