import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { buildModel } from "@/lib/semantic/build-model";
import type { Join } from "@/lib/semantic/schema";
import { openDriver } from "@/lib/source/open-driver";
import { parseConnectionUrl } from "@/lib/source/parse-connection-url";
import type { Connection, SourceStructure } from "@/lib/source/schema";
import type { Bench, Figure } from "@/scripts/bench/harness";
import { sentenceOf } from "@/scripts/command-line/sentence-of";
import { UsageError } from "@/scripts/command-line/usage-error";

/** Joins as texts, the smaller side first: which side holds the key is not what is measured. */
export type JoinCount = { readonly right: string[]; readonly wrong: string[]; readonly missed: string[] };

/** How many joins are found again when a database declares none of its keys. */
export const joins: Bench = {
  name: "joins",
  about: "joins found again where the declared keys are taken away (needs --databases or --source)",
  run: async ({ databases, sources, signal }) => {
    if (databases === null && sources.length === 0)
      return { missing: "--databases FOLDER with SQLite files that declare their keys, or --source URL" };
    const all: JoinCount = { right: [], wrong: [], missed: [] };
    for (const { name, connection } of await databasesOf(databases, sources)) {
      signal.throwIfAborted();
      const counted = countJoins(await readStructure(connection, signal));
      for (const kind of ["right", "wrong", "missed"] as const)
        all[kind].push(...counted[kind].map((text) => `${name}: ${text}`));
    }
    for (const text of all.missed) console.log(`missed  ${text}`);
    for (const text of all.wrong) console.log(`wrong   ${text}`);
    const { right, wrong, missed } = all;
    return [
      share("found joins that are declared", right.length, right.length + wrong.length, 95),
      share("declared joins that are found", right.length, right.length + missed.length, 90),
    ];
  },
};

/** Compares what a structure declares with what is found without it; nothing is counted where nothing is declared. */
export function countJoins(structure: SourceStructure): JoinCount {
  const declared = joinsOf(structure, "declared");
  if (declared.size === 0) return { right: [], wrong: [], missed: [] };
  const tables = structure.tables.map((table) => ({ ...table, foreignKeys: [] }));
  const found = joinsOf({ ...structure, tables }, "inferred");
  return {
    right: [...found].filter((text) => declared.has(text)),
    wrong: [...found].filter((text) => !declared.has(text)),
    missed: [...declared].filter((text) => !found.has(text)),
  };
}

type Database = { readonly name: string; readonly connection: Connection };

/** The SQLite files of the folder by name, then the sources as they are given, called by their kind and database. */
async function databasesOf(folder: string | null, sources: readonly string[]): Promise<Database[]> {
  const files = folder === null ? [] : (await readdir(folder)).filter((name) => name.endsWith(".sqlite")).toSorted();
  return [
    ...files.map(
      (file): Database => ({
        name: basename(file, ".sqlite"),
        connection: { kind: "sqlite", file: join(folder ?? "", file) },
      }),
    ),
    ...sources.map((url): Database => {
      const parsed = parseConnectionUrl(url);
      if (!parsed.ok) throw new UsageError(sentenceOf(parsed.error));
      const connection = parsed.value;
      return { name: `${connection.kind} ${"database" in connection ? connection.database : ""}`, connection };
    }),
  ];
}

function joinsOf(structure: SourceStructure, origin: Join["origin"]): Set<string> {
  const joins = buildModel(structure, "bench").joins.filter((join) => join.origin === origin);
  return new Set(joins.map(textOf));
}

/** The same text for the same pairs of columns, whichever side and whichever pair is written first. */
function textOf({ from, to }: Join): string {
  const pairs = from.columns.map((column, at) => [column, to.columns[at] ?? ""] as const);
  pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  const sides = [
    `${from.entity}.${pairs.map(([column]) => column).join("+")}`,
    `${to.entity}.${pairs.map(([, column]) => column).join("+")}`,
  ];
  return sides.toSorted().join(" = ");
}

export async function readStructure(connection: Connection, signal: AbortSignal): Promise<SourceStructure> {
  const opened = await openDriver(connection, "anywhere");
  if (!opened.ok) throw new Error(sentenceOf(opened.error));
  try {
    const read = await opened.value.introspect({ signal, onProgress: () => undefined });
    if (!read.ok) throw new Error(sentenceOf(read.error));
    return read.value;
  } finally {
    await opened.value.close();
  }
}

function share(name: string, part: number, whole: number, bar: number): Figure {
  const value = whole === 0 ? 0 : (100 * part) / whole;
  return { name: `${name} (${part} of ${whole})`, value, unit: "%", bar: { kind: "at least", value: bar } };
}
