import { readFile } from "node:fs/promises";
import { text as allOf } from "node:stream/consumers";
import { z } from "zod";
import type { SourceKind } from "@/lib/source/schema";
import { UsageError } from "@/scripts/command-line/usage-error";
import { splitStatements } from "@/scripts/guard/split-statements";

const entrySchema = z.union([z.string(), z.object({ sql: z.string() }).transform(({ sql }) => sql)]);

/** The statements of a file, or of standard input for "-". **Order** the file's. Fails: throws a UsageError that names the place. */
export async function readStatements(file: string, kind: SourceKind): Promise<string[]> {
  const content = await contentOf(file);
  const statements = statementsOf(content, file, kind);
  if (statements.length === 0)
    throw new UsageError(`--file: ${file === "-" ? "standard input" : file} holds no statements.`);
  return statements;
}

async function contentOf(file: string): Promise<string> {
  if (file === "-") return await allOf(process.stdin);
  return await readFile(file, "utf8").catch(() => {
    throw new UsageError(`--file: the file ${file} cannot be read.`);
  });
}

function statementsOf(content: string, file: string, kind: SourceKind): string[] {
  if (file.endsWith(".jsonl")) {
    const lines = content.split("\n").map((line, index) => ({ line, place: `line ${index + 1}` }));
    return lines
      .filter(({ line }) => line.trim() !== "")
      .map(({ line, place }) => entryOf(jsonOf(line, file, place), file, place));
  }
  if (file.endsWith(".json")) {
    const value = jsonOf(content, file, "it");
    const entries: unknown[] = Array.isArray(value) ? value : [value];
    return entries.map((entry, index) => entryOf(entry, file, `entry ${index + 1}`));
  }
  return splitStatements(content, kind);
}

function jsonOf(content: string, file: string, place: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new UsageError(`--file: ${file}: ${place} is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

function entryOf(value: unknown, file: string, place: string): string {
  const entry = entrySchema.safeParse(value);
  if (!entry.success) throw new UsageError(`--file: ${file}: ${place} is neither a text nor {"sql": "…"}.`);
  return entry.data;
}
