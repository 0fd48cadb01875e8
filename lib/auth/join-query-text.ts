/** Longer SQL is cut: a year of it has to fit into the store. */
const textLengthMax = 20_000;

/** Question and SQL as one searchable text: the question on the first line, the SQL below. */
export function joinQueryText(asked: string, sql: string): string {
  return `${asked.replace(/\s+/g, " ").trim().slice(0, 2_000)}\n${sql}`.slice(0, textLengthMax);
}

/** The two halves of what `joinQueryText` made. */
export function splitQueryText(text: string): { asked: string; sql: string } {
  const end = text.indexOf("\n");
  return end < 0 ? { asked: text, sql: "" } : { asked: text.slice(0, end), sql: text.slice(end + 1) };
}

/** Actions whose text has this form. */
export const joinedQueryActions: ReadonlySet<string> = new Set(["query.run", "query.refuse", "query.stop"]);
