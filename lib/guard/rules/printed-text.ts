import { Refused } from "@/lib/guard/refused";
import { isAllowedFunction, refusedFunction } from "@/lib/guard/rules/allowed-functions";
import { type Token, tokensOf } from "@/lib/guard/sql-text";
import type { SourceKind } from "@/lib/source/schema";

/** Words that stand before a parenthesis without being a function. */
const syntaxWords = new Set(
  (
    "IN AND OR NOT XOR ON USING AS OVER FROM SELECT WHERE HAVING BY UNION ALL ANY SOME EXISTS CASE WHEN THEN ELSE BETWEEN LIKE ILIKE GLOB " +
    "IS VALUES INTERSECT EXCEPT JOIN DISTINCT FILTER GROUP SETS ROLLUP CUBE LIMIT OFFSET LATERAL ESCAPE QUALIFY INTERVAL ARRAY DIV " +
    "MATERIALIZED REGEXP RLIKE SIMILAR TO CROSS PLACING FOR SEPARATOR " +
    // Types with a length, as they stand in CAST.
    "DECIMAL NUMERIC VARCHAR CHAR BINARY TIMESTAMP TIME DATETIME INT INTEGER BIGINT SMALLINT TINYINT FLOAT DOUBLE TEXT"
  ).split(" "),
);

const wordToken = /^[\p{L}_][\p{L}\p{N}_$]*$/u;

/**
 * The second wall: reads the printed text as tokens, as an engine would, and finds in it nothing but what the tree was
 * checked for. No comment or hint, no second statement, no literal that ends elsewhere for the engine than for the parser,
 * no call of a function that is not on the list: the printer may have given a function another name.
 * `declared` holds the names of CTEs and aliases that have a column list.
 * Returns the tokens. Fails: guard/comment, guard/not-one-select, guard/node, guard/function.
 */
export function checkPrintedText(text: string, kind: SourceKind, declared: ReadonlySet<string>): Token[] {
  const part = partsOf(text);
  const tokens = tokensOf(text, kind);
  let end = 0;
  let before: Token | null = null;
  for (const token of tokens) {
    if (part(end, token.start).trim() !== "") throw new Refused("guard/comment");
    end = token.end;
    const raw = part(token.start, token.end);
    checkToken(token, raw, kind);
    if (token.type === "L_PAREN" && before) checkCall(before, kind, declared);
    before = token;
  }
  if (part(end).trim() !== "") throw new Refused("guard/comment");
  return tokens;
}

/** Pieces of a text by places that count characters, as those of tokens do. */
export function partsOf(text: string): (start: number, end?: number) => string {
  const characters = Array.from(text);
  if (characters.length === text.length) return (start, end) => text.slice(start, end);
  return (start, end) => characters.slice(start, end).join("");
}

function checkToken(token: Token, raw: string, kind: SourceKind) {
  if (token.type === "HINT") throw new Refused("guard/comment");
  if (token.type === "SEMICOLON") throw new Refused("guard/not-one-select");
  if (token.type === "PARAMETER" || token.type === "PLACEHOLDER") throw new Refused("guard/variable");
  if (raw.startsWith("'") && !isWholeString(raw, kind)) throw new Refused("guard/node", { node: "STRING" });
  const quoted = raw.startsWith('"') || raw.startsWith("`");
  if (quoted && !isWholeIdentifier(raw, kind)) throw new Refused("guard/node", { node: "NAME" });
}

/** `'…'` whose only quotes inside are doubled, and in MySQL whose backslashes come in pairs or before a letter. */
function isWholeString(raw: string, kind: SourceKind): boolean {
  const inside = kind === "mysql" ? raw.slice(1, -1).replaceAll(/\\[^']/gs, "") : raw.slice(1, -1);
  if (kind === "mysql" && inside.includes("\\")) return false;
  return raw.length >= 2 && raw.endsWith("'") && !inside.replaceAll("''", "").includes("'");
}

function isWholeIdentifier(raw: string, kind: SourceKind): boolean {
  const quote = kind === "mysql" ? "`" : '"';
  const inside = raw.slice(1, -1).replaceAll(quote + quote, "");
  return raw.length > 2 && raw.startsWith(quote) && raw.endsWith(quote) && !inside.includes(quote);
}

function checkCall(before: Token, kind: SourceKind, declared: ReadonlySet<string>) {
  const isName = before.type === "QUOTED_IDENTIFIER" || wordToken.test(before.text);
  if (!isName || before.type === "STRING") return;
  if (before.type !== "QUOTED_IDENTIFIER" && syntaxWords.has(before.text.toUpperCase())) return;
  if (declared.has(before.text)) return;
  if (!isAllowedFunction(before.text, kind)) throw refusedFunction(before.text, kind);
}
