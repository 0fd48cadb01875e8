import { type Token, tokensOf } from "@/lib/guard/sql-text";
import type { SourceKind } from "@/lib/source/schema";

/** How many ends of lines are looked at for the end of one statement; behind them it counts as broken. */
const endCountMax = 200;

/**
 * The statements of a text. One ends at a semicolon that is the last thing on its line, as the dialect reads it: not in a string, a
 * quoted name, a dollar quote or a comment. Several statements on one line stay together and are judged as the one text they are.
 * A statement that never ends for the dialect (an open quote) ends at its first such line, so that the ones behind it are not swallowed.
 */
export function splitStatements(text: string, kind: SourceKind): string[] {
  const statements: string[] = [];
  let start = 0;
  while (start < text.length) {
    const end = endOf(text, start, kind);
    const statement = text.slice(start, end).trim();
    if (hasContent(statement, kind)) statements.push(statement);
    start = end;
  }
  return statements;
}

function endOf(text: string, start: number, kind: SourceKind): number {
  const lineEnd = /;[^\S\n]*(?:\n|$)/g;
  lineEnd.lastIndex = start;
  let first: number | null = null;
  for (let count = 0; count < endCountMax; count += 1) {
    const match = lineEnd.exec(text);
    // Nothing ends behind here: what is left is one statement, unless it was broken earlier.
    if (match === null) return first !== null && !isWhole(text.slice(start), kind) ? first : text.length;
    const end = match.index + 1;
    const tokens = tokensIf(text.slice(start, end), kind);
    if (tokens?.at(-1)?.type === "SEMICOLON" && isWhole(text.slice(start, end), kind)) return end;
    first ??= end;
  }
  return first ?? text.length;
}

/** Whether the dialect finds the end of every string and comment in it. */
function isWhole(text: string, kind: SourceKind): boolean {
  const tokens = tokensIf(text, kind);
  // A dollar that stands alone opens a quote that is not closed here.
  if (tokens === null || tokens.some(({ type }) => type === "DOLLAR")) return false;
  // The dialect's reader takes a comment without end for one that ends with the text.
  const behind = Array.from(text)
    .slice(tokens.at(-1)?.end ?? 0)
    .join("");
  return !behind.replace(/\/\*[\s\S]*?\*\/|--[^\n]*/g, "").includes("/*");
}

function tokensIf(text: string, kind: SourceKind): readonly Token[] | null {
  try {
    return tokensOf(text, kind);
  } catch {
    return null; // an open string
  }
}

/** Whether there is more than comments and semicolons. What cannot be read is for the guard to judge. */
function hasContent(statement: string, kind: SourceKind): boolean {
  const tokens = tokensIf(statement, kind);
  return tokens === null ? true : tokens.some(({ type }) => type !== "SEMICOLON");
}
