import mysql from "mysql2/promise";
import { newId } from "@/lib/id";
import { buildModel } from "@/lib/semantic/build-model";
import { openDriver } from "@/lib/source/open-driver";
import { parseConnectionUrl } from "@/lib/source/parse-connection-url";
import type { TableStructure } from "@/lib/source/schema";
import { atMost, type Bench, type Figure, type Time, timeFigure } from "@/scripts/bench/harness";
import { fillMariadb } from "@/scripts/bench/schemas/fill-mariadb";
import { makeStructure } from "@/scripts/bench/schemas/make-structure";
import { sentenceOf } from "@/scripts/command-line/sentence-of";

/** What is analysed. `large`: one more table, of which the server estimates 50 million rows and holds 400,000. */
const cases = [
  { tableCount: 100, columnCount: 12, rowCount: 5_000, large: false, barMs: 10_000 },
  { tableCount: 1_000, columnCount: 20, rowCount: 500, large: true, barMs: 120_000 },
] as const;
type Case = (typeof cases)[number];

const large = { name: "measured_events", estimatedRowCount: 50_000_000, rowCount: 400_000 };
const rowsReadBar = 20_000;

/** How long a source is analysed without a model, and how many rows the server says that it read of each table. */
export const analysis: Bench = {
  name: "analysis",
  about: "structure, statistics and meaning of many tables on MariaDB, as QUERENT_TEST_MYSQL_URL says",
  async run({ signal }) {
    const { QUERENT_TEST_MYSQL_URL: url } = process.env;
    if (url === undefined) return { missing: "QUERENT_TEST_MYSQL_URL, a MariaDB server where databases can be made" };
    const server = await mysql.createConnection({ uri: url });
    const figures: Figure[] = [];
    try {
      for (const each of cases) figures.push(...(await measure(server, url, each, signal)));
    } finally {
      await server.end();
    }
    return figures;
  },
};

async function measure(server: mysql.Connection, url: string, each: Case, signal: AbortSignal): Promise<Figure[]> {
  const database = `querent_bench_${newId().replaceAll("-", "").slice(0, 20)}`;
  await server.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
  try {
    await server.query(`USE ${database}`);
    await makeTables(server, database, each);
    const counting = await countRowsRead(server);
    const time = await analyse(new URL(`/${database}`, url).href, signal);
    const read = await rowsRead(server, database);
    await counting.end();
    const most = [...read].sort((a, b) => b.rows - a.rows)[0];
    const what = `${each.tableCount.toLocaleString("en")} tables of ${each.columnCount} columns`;
    return [
      timeFigure(`${what}: time`, [time], 1, atMost(each.barMs)),
      {
        name: `${what}: most rows read of one (${most?.name})`,
        value: most?.rows ?? 0,
        unit: "rows",
        bar: atMost(rowsReadBar),
      },
      ...read
        .filter(({ name }) => name === large.name)
        .map(
          ({ rows }): Figure => ({
            name: `${what}: rows read of 50 M`,
            value: rows,
            unit: "rows",
            bar: atMost(rowsReadBar),
          }),
        ),
    ];
  } finally {
    await server.query(`DROP DATABASE ${database}`);
  }
}

async function makeTables(server: mysql.Connection, database: string, each: Case): Promise<void> {
  const { tables } = makeStructure({ ...each, keys: "primary", seed: 1 });
  for (const table of tables) await fillMariadb(server, table, each.rowCount);
  const model = tables[0];
  if (each.large && model !== undefined) await makeLarge(server, database, model);
}

/** The estimate is what the server stores of the table; half a million rows would take no time to scan, 50 million a minute. */
async function makeLarge(server: mysql.Connection, database: string, model: TableStructure): Promise<void> {
  await fillMariadb(server, { ...model, name: large.name }, large.rowCount);
  await server.query(`ANALYZE TABLE ${large.name}`);
  await server.query("UPDATE mysql.innodb_table_stats SET n_rows = ? WHERE database_name = ? AND table_name = ?", [
    large.estimatedRowCount,
    database,
    large.name,
  ]);
  await server.query(`FLUSH TABLE ${large.name}`);
}

/** Introspection and the model made of it; nothing is saved. */
async function analyse(address: string, signal: AbortSignal): Promise<Time> {
  const connection = parseConnectionUrl(address);
  if (!connection.ok) throw new Error(sentenceOf(connection.error));
  const driver = await openDriver(connection.value, "anywhere");
  if (!driver.ok) throw new Error(sentenceOf(driver.error));
  try {
    const startedAtMs = performance.now();
    const cpu = process.threadCpuUsage();
    const structure = await driver.value.introspect({ signal, onProgress: () => undefined });
    if (!structure.ok) throw new Error(sentenceOf(structure.error));
    const model = buildModel(structure.value, "bench");
    const wallMs = performance.now() - startedAtMs;
    const { user, system } = process.threadCpuUsage(cpu);
    const silent = structure.value.tables.filter(({ columns }) =>
      columns.some(({ statistics }) => statistics === null),
    );
    if (silent.length > 0) console.log(`${silent.length} tables have no statistics: the time for them was over`);
    console.log(`${model.entities.length} entities, ${model.joins.length} joins`);
    return { wallMs, computingMs: (user + system) / 1_000 };
  } finally {
    await driver.value.close();
  }
}

/** Has the server count the rows it reads of each table, until `end`. */
async function countRowsRead(server: mysql.Connection): Promise<{ end(): Promise<void> }> {
  const [rows] = await server.query<mysql.RowDataPacket[]>("SELECT @@GLOBAL.userstat AS counting");
  await server.query("SET GLOBAL userstat = 1");
  await server.query("FLUSH TABLE_STATISTICS");
  return {
    async end() {
      if (Number(rows[0]?.counting) === 0) await server.query("SET GLOBAL userstat = 0");
    },
  };
}

async function rowsRead(server: mysql.Connection, database: string): Promise<{ name: string; rows: number }[]> {
  const [rows] = await server.query<mysql.RowDataPacket[]>(
    "SELECT table_name AS name, rows_read AS count FROM information_schema.table_statistics WHERE table_schema = ?",
    [database],
  );
  return rows.map(({ name, count }) => ({ name: String(name), rows: Number(count) }));
}
