import { reservedWords } from "@/lib/semantic/reserved-words";
import type { SourceKind } from "@/lib/source/schema";

const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/;
const plainLowerName = /^[a-z_][a-z0-9_]*$/;

/**
 * Whether a physical name must be quoted to mean itself: unless it is a plain word that no engine reads as something else.
 * PostgreSQL folds bare names to lower case, so there any capital needs quotes.
 */
export function needsQuotes(name: string, kind: SourceKind): boolean {
  const plain = kind === "postgres" ? plainLowerName : plainName;
  return !plain.test(name) || reservedWords.has(name.toLowerCase());
}

/** A physical name as it stands in SQL of the engine. */
export function quoteName(name: string, kind: SourceKind): string {
  if (!needsQuotes(name, kind)) return name;
  const quote = kind === "mysql" ? "`" : '"';
  return quote + name.replaceAll(quote, quote + quote) + quote;
}
