import { Refused } from "@/lib/guard/refused";
import { type Token, tokensOf } from "@/lib/guard/sql-text";
import { quoteName } from "@/lib/semantic/quote-name";
import type { SourceKind } from "@/lib/source/schema";

const placeholder = /(\{\{\s*user\.[\w.-]+\s*\}\})/g;

/**
 * An expression or condition over the columns of one table with some of them called otherwise; everything else stays as it was written.
 * Text that cannot be read comes back as it is: whoever uses it checks it anyway. `names`: new names by old ones.
 */
export function renameColumns(sql: string, names: ReadonlyMap<string, string>, kind: SourceKind): string {
  const byName = new Map([...names].map(([before, after]) => [before.toLowerCase(), quoteName(after, kind)]));
  try {
    // Values of a viewer stand between names and never inside quotes, so what is around them can be read by itself.
    const pieces = sql.split(placeholder);
    return pieces.map((piece, index) => (index % 2 === 1 ? piece : renamePiece(piece, byName, kind))).join("");
  } catch (error) {
    if (error instanceof Refused) return sql;
    throw error;
  }
}

function renamePiece(sql: string, names: ReadonlyMap<string, string>, kind: SourceKind): string {
  if (sql.trim() === "") return sql;
  const characters = [...sql];
  const tokens = tokensOf(sql, kind);
  let [renamed, at] = ["", 0];
  for (const [index, token] of tokens.entries()) {
    const name = isColumn(token, tokens[index + 1]) ? names.get(nameOf(token).toLowerCase()) : undefined;
    if (name === undefined) continue;
    renamed += characters.slice(at, token.start).join("") + name;
    at = token.end;
  }
  return renamed + characters.slice(at).join("");
}

/** A word that names something, other than a function or what stands before a dot. */
function isColumn({ type }: Token, next: Token | undefined): boolean {
  return /^(var|identifier|quoted_identifier)$/i.test(type) && next?.text !== "(" && next?.text !== ".";
}

/** Quoted names arrive with or without their quotes. */
const nameOf = ({ text }: Token): string => text.replace(/^(["`])(.*)\1$/s, "$2");
