import { readFile } from "node:fs/promises";
import { z } from "zod";

const caseSchema = z.object({ question: z.string(), gold_sql: z.string(), hardness: z.string().optional() });
const lineSchema = z.union([
  z.object({ id: z.string(), db: z.string(), turns: z.array(caseSchema) }),
  caseSchema.extend({ id: z.string(), db: z.string() }),
]);

export type Turn = z.infer<typeof caseSchema> & { readonly id: string };
/** One conversation; a single question is a conversation of one turn. */
export type Conversation = { readonly db: string; readonly turns: readonly Turn[] };

/** Reads a file of questions, one JSON object a line. Fails: throws an Error that names the line. */
export async function readQuestionSet(file: string, limit: number | null): Promise<Conversation[]> {
  const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line.trim() !== "");
  return lines.slice(0, limit ?? lines.length).map((line, index) => {
    const parsed = lineSchema.safeParse(parseJson(line));
    if (!parsed.success) throw new Error(`${file}, line ${index + 1}: ${z.prettifyError(parsed.error)}`);
    const { data } = parsed;
    if (!("turns" in data)) return { db: data.db, turns: [data] };
    return { db: data.db, turns: data.turns.map((turn, at) => ({ ...turn, id: `${data.id}#${at + 1}` })) };
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}
