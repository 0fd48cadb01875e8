import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { buildModel } from "@/lib/semantic/build-model";
import type { Join } from "@/lib/semantic/schema";
import { openDriver } from "@/lib/source/open-driver";
import type { SourceStructure } from "@/lib/source/schema";
import type { Bench, Figure } from "@/scripts/bench/harness";
import { sentenceOf } from "@/scripts/command-line/sentence-of";

/** Joins as texts, the smaller side first: which side holds the key is not what is measured. */
export type JoinCount = { readonly right: string[]; readonly wrong: string[]; readonly missed: string[] };

/** How many joins are found again when a database declares none of its keys. */
export const joins: Bench = {
  name: "joins",
  about: "joins found again where the declared keys are taken away (needs --databases)",
  run: async ({ databases, signal }) => {
    if (databases === null) return { missing: "--databases FOLDER with SQLite files that declare their keys" };
    const all: JoinCount = { right: [], wrong: [], missed: [] };
    for (const file of (await readdir(databases)).filter((name) => name.endsWith(".sqlite")).toSorted()) {
      signal.throwIfAborted();
      const name = basename(file, ".sqlite");
      const counted = countJoins(await readStructure(join(databases, file), signal));
      for (const kind of ["right", "wrong", "missed"] as const)
        all[kind].push(...counted[kind].map((text) => `${name}: ${text}`));
    }
    for (const text of all.missed) console.log(`missed  ${text}`);
    for (const text of all.wrong) console.log(`wrong   ${text}`);
    const { right, wrong, missed } = all;
    return [
      share("found joins that are declared", right.length, right.length + wrong.length),
      share("declared joins that are found", right.length, right.length + missed.length),
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

/** Joins over one column; those over several are only ever declared. */
function joinsOf(structure: SourceStructure, origin: Join["origin"]): Set<string> {
  const joins = buildModel(structure, "bench").joins.filter(
    (join) => join.origin === origin && join.from.columns.length === 1,
  );
  return new Set(joins.map(({ from, to }) => [sideOf(from), sideOf(to)].toSorted().join(" = ")));
}

const sideOf = ({ entity, columns }: Join["from"]): string => `${entity}.${columns.join("+")}`;

async function readStructure(file: string, signal: AbortSignal): Promise<SourceStructure> {
  const opened = await openDriver({ kind: "sqlite", file }, "anywhere");
  if (!opened.ok) throw new Error(sentenceOf(opened.error));
  try {
    const read = await opened.value.introspect({ signal, onProgress: () => undefined });
    if (!read.ok) throw new Error(sentenceOf(read.error));
    return read.value;
  } finally {
    await opened.value.close();
  }
}

function share(name: string, part: number, whole: number): Figure {
  return { name: `${name} (${part} of ${whole})`, value: whole === 0 ? 0 : (100 * part) / whole, unit: "%", bar: null };
}
