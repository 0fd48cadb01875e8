import { expect, it } from "vitest";
import { refuse } from "@/lib/errors";
import { ok } from "@/lib/result";
import type { Driver } from "@/lib/source/driver";
import { duckdbStatistics } from "@/lib/source/drivers/duckdb/duckdb-statistics";
import type { SourceStructure, TableStructure } from "@/lib/source/schema";
import { tableKey } from "@/lib/source/table-key";
import { addStatistics } from "./add-statistics";

function tableOf(name: string, over: Partial<TableStructure> = {}): TableStructure {
  return {
    ...{ schema: null, name, kind: "table", comment: null, rowEstimate: 2 },
    columns: [
      { name: "id", databaseType: "INTEGER", type: "integer", nullable: false, comment: null, statistics: null },
    ],
    ...{ primaryKey: ["id"], uniqueKeys: [], foreignKeys: [], ...over },
  };
}

function structureOf(tables: TableStructure[]): SourceStructure {
  return { kind: "duckdb", serverVersion: "DuckDB", capturedAt: "2024-01-01T00:00:00Z", tables, unreadable: [] };
}

const rows: Driver["run"] = async () => ok({ columns: [], rows: [[1], [2]], truncated: false });

async function add(tables: TableStructure[], run: Driver["run"], known?: ReadonlyMap<string, TableStructure>) {
  const read: string[] = [];
  const finished: string[] = [];
  const outcome = await addStatistics(structureOf(tables), {
    signal: new AbortController().signal,
    onProgress: () => undefined,
    dialect: duckdbStatistics,
    run: (sql, options) => {
      read.push(sql);
      return run(sql, options);
    },
    concurrency: 1,
    onTable: ({ name }) => finished.push(name),
    ...(known && { known }),
  });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return { structure: outcome.value, read, finished };
}

it("reads a table once, and none again that an interrupted analysis has read", async () => {
  const first = await add([tableOf("a"), tableOf("b")], rows);
  expect(first.read).toHaveLength(2);
  expect(first.finished).toEqual(["a", "b"]);
  const a = first.structure.tables[0];
  if (a === undefined) throw new Error("a is missing");
  const again = await add([tableOf("a"), tableOf("b")], rows, new Map([[tableKey(a), a]]));
  expect(again.read).toHaveLength(1);
  expect(again.finished).toEqual(["b"]);
  expect(again.structure.tables).toEqual(first.structure.tables);
});

it("reads a known table again when its columns are others now", async () => {
  const before = tableOf("a", { columns: tableOf("a").columns.map((column) => ({ ...column, databaseType: "TEXT" })) });
  const { read } = await add([tableOf("a")], rows, new Map([[tableKey(before), before]]));
  expect(read).toHaveLength(1);
});

it("leaves out what cannot be read, and reads the start of a large table that cannot be sampled", async () => {
  const refusing: Driver["run"] = async (sql) =>
    sql.includes('"broken"') || sql.includes("rowid")
      ? refuse("execute/failed", { reason: "no such thing" })
      : ok({ columns: [], rows: [[1], [2]], truncated: false });
  const { structure } = await add([tableOf("broken"), tableOf("large", { rowEstimate: 50_000_000 })], refusing);
  expect(structure.unreadable).toEqual([{ schema: null, name: "broken", reason: "no such thing" }]);
  expect(structure.tables.map(({ name, rowEstimate }) => [name, rowEstimate])).toEqual([["large", 50_000_000]]);
  expect(structure.tables[0]?.columns[0]?.statistics).toMatchObject({ sampledRowCount: 2, complete: false });
});

it("lets a table without statistics stand whose reading takes too long", async () => {
  const { structure } = await add([tableOf("slow")], async () => refuse("execute/timeout", { seconds: 3 }));
  expect(structure.tables[0]?.columns[0]?.statistics).toBeNull();
});
