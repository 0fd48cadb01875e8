import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildModel } from "@/lib/semantic/build-model";
import type { SemanticModel } from "@/lib/semantic/schema";
import { openDriver } from "@/lib/source/open-driver";
import type { Connection, SourceStructure } from "@/lib/source/schema";
import { atLeast, type Bench, type Figure } from "@/scripts/bench/harness";
import { sentenceOf } from "@/scripts/command-line/sentence-of";

const listFile = fileURLToPath(new URL("roles.tsv", import.meta.url));

/**
 * What a person says a column is for, from its name, type and values; several roles where people would not agree, the best one first.
 * Key: tells a row or points to one. Geography: a place on the map. Flag: yes or no. Category: rows are grouped by it. Text: all that is
 * only read, so names, addresses and phones too.
 */
type Label = { readonly table: string; readonly column: string; readonly roles: readonly string[] };

/** How often the role of a column is what `roles.tsv` says, and how often it is its first choice. */
export const roles: Bench = {
  name: "roles",
  about:
    "roles of the columns of roles.tsv, in the SQLite files of --databases and the databases of QUERENT_TEST_MYSQL_URL",
  run: async ({ databases, signal }) => {
    if (databases === null) return { missing: "--databases FOLDER with the databases of roles.tsv" };
    const counted = { right: 0, first: 0, all: 0 };
    for (const [database, labels] of readLabels(await readFile(listFile, "utf8"))) {
      signal.throwIfAborted();
      const structure = await readStructure(database, databases, signal);
      if (structure === null) {
        console.log(`absent  ${database}`);
        continue;
      }
      const { right, wrong, first } = compareRoles(buildModel(structure, "bench"), labels);
      for (const text of wrong) console.log(`wrong   ${database}.${text}`);
      counted.right += right;
      counted.first += first;
      counted.all += right + wrong.length;
    }
    const { right, first, all } = counted;
    return [share("roles right", right, all, 95), share("roles right as the first choice", first, all, null)];
  },
};

/** The labels of each database, in the order of the list. */
export function readLabels(text: string): Map<string, Label[]> {
  const labels = new Map<string, Label[]>();
  for (const line of text.split("\n").slice(1)) {
    const [database, table, column, roles] = line.split("\t");
    if (database === undefined || table === undefined || column === undefined || roles === undefined) continue;
    labels.set(database, [...(labels.get(database) ?? []), { table, column, roles: roles.split("/") }]);
  }
  return labels;
}

/** A column that the database lacks counts as wrong. */
export function compareRoles(
  model: SemanticModel,
  labels: readonly Label[],
): { right: number; first: number; wrong: string[] } {
  const compared = labels.map(({ table, column, roles }) => {
    const entity = model.entities.find((other) => other.table === table);
    const role = entity?.columns.find(({ name }) => name === column)?.role;
    return {
      text: `${table}.${column}: ${role ?? "absent"}, not ${roles.join(" or ")}`,
      place: roles.indexOf(role ?? ""),
    };
  });
  return {
    right: compared.filter(({ place }) => place >= 0).length,
    first: compared.filter(({ place }) => place === 0).length,
    wrong: compared.filter(({ place }) => place < 0).map(({ text }) => text),
  };
}

/** Nulls: null where neither the folder nor the server has the database. */
async function readStructure(name: string, folder: string, signal: AbortSignal): Promise<SourceStructure | null> {
  const connection = placeOf(name, folder);
  if (connection === null) return null;
  const opened = await openDriver(connection, "anywhere");
  if (!opened.ok) return null;
  try {
    const read = await opened.value.introspect({ signal, onProgress: () => undefined });
    if (!read.ok) throw new Error(sentenceOf(read.error));
    return read.value.tables.length === 0 ? null : read.value;
  } finally {
    await opened.value.close();
  }
}

function placeOf(name: string, folder: string): Connection | null {
  const file = join(folder, `${name}.sqlite`);
  if (existsSync(file)) return { kind: "sqlite", file };
  if (process.env.QUERENT_TEST_MYSQL_URL === undefined) return null;
  const { hostname: host, port, username: user, password } = new URL(process.env.QUERENT_TEST_MYSQL_URL);
  return { kind: "mysql", host, port: Number(port || 3306), user, password, database: name, tls: "prefer" };
}

const share = (name: string, part: number, whole: number, bar: number | null): Figure => ({
  name: `${name} (${part} of ${whole})`,
  value: whole === 0 ? 0 : (100 * part) / whole,
  unit: "%",
  bar: bar === null ? null : atLeast(bar),
});
