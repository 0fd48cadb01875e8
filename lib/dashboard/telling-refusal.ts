/**
 * Whether a refusal names tables and columns. Whoever only looks at a dashboard does not get to know its SQL, nor what it names, which
 * may be hidden from them; an attribute that they lack is theirs to ask for.
 */
export function isTelling(code: string): boolean {
  return (code.startsWith("guard/") && code !== "guard/attribute") || code === "nl2sql/cannot-answer";
}
