import { tokensOf } from "@/lib/guard/sql-text";
import { bodyIf, type TreeNode } from "@/lib/guard/tree";
import type { SourceKind } from "@/lib/source/schema";

const words =
  "current_date current_time current_timestamp current_user current_role current_catalog current_schema localtime localtimestamp " +
  "utc_date utc_time utc_timestamp session_user system_user sysdate curdate now";

/** Names that are functions where they stand without quotes and brackets. A column of such a name is printed with its table. */
export const bareKeywords: ReadonlySet<string> = new Set(words.split(" "));

// Whether a text is worth a closer look; decides nothing else.
const quoted = new RegExp(`["\`](?:${words.replaceAll(" ", "|")})["\`]`, "i");

/**
 * The parser takes a column named "current_user" for the function, in quotes too. Where a statement has the word in quotes alone, all
 * of them are names; where it has both, which is which is lost, and they stay functions.
 */
export function readQuotedKeywords(tree: TreeNode, text: string, kind: SourceKind): TreeNode {
  if (!quoted.test(text)) return tree;
  const names = new Set<string>();
  const bare = new Set<string>();
  for (const token of tokensOf(text, kind)) {
    const word = token.text.toLowerCase();
    if (bareKeywords.has(word)) (token.type === "QUOTED_IDENTIFIER" ? names : bare).add(word);
  }
  for (const word of bare) names.delete(word);
  if (names.size > 0) renameBelow(tree, names);
  return tree;
}

function renameBelow(value: object, names: ReadonlySet<string>) {
  const call = bodyIf(value, "function");
  if (call?.no_parens && names.has(call.name.toLowerCase())) {
    const node = value as TreeNode;
    delete node.function;
    node.column = { name: { name: call.name, quoted: true }, table: null };
    return;
  }
  for (const child of Object.values(value)) if (typeof child === "object" && child !== null) renameBelow(child, names);
}
