import mysql from "mysql2/promise";
import { newId } from "@/lib/id";
import { type AttackedEngine, driverAt, sessionOf } from "./attacked-engine";
import type { AttackedFolder } from "./attacked-folder";
import { modelOf } from "./attacked-model";
import { attackedView } from "./attacked-viewer";
import { rowStatements, tableStatements, vaultStatements, type World } from "./world-rows";

const session = `SELECT @@sql_mode, @@time_zone, @@tx_read_only, @@autocommit, @@character_set_client, CURRENT_USER(), DATABASE(),
  IS_USED_LOCK('stolen')`;

/** Both worlds as databases of one server, beside a third one, read by a user who may SELECT from the two. */
export async function openAttackedMysql(url: string, folder: AttackedFolder): Promise<AttackedEngine> {
  const name = `attacked_${newId().slice(-12)}`;
  const admin = await mysql.createConnection({ uri: url, charset: "utf8mb4" });
  const vault = `${name}_v`;
  const fill = async (database: string, statements: readonly string[]) => {
    await admin.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
    await admin.query(`USE ${database}`);
    for (const statement of statements) await admin.query(statement);
  };
  await fill(vault, vaultStatements("secrets"));
  await admin.query(`CREATE USER '${name}'@'%' IDENTIFIED BY 'attacker'`);
  const open = async (world: World) => {
    const database = `${name}_${world}`;
    await fill(database, [...tableStatements, ...rowStatements(world)]);
    await admin.query(`GRANT SELECT ON ${database}.* TO '${name}'@'%'`);
    const address = new URL(url);
    Object.assign(address, { username: name, password: "attacker", pathname: database });
    return await driverAt(address.href);
  };
  const drivers = { a: await open("a"), b: await open("b") };
  return {
    kind: "mysql",
    drivers,
    view: attackedView(await modelOf(drivers.a)),
    ...{ database: `${name}_a`, vault },
    snapshot: async () => ({ ...(await snapshotOf(admin, name)), session: await sessionOf(drivers.a, session) }),
    reachCanary: async () =>
      JSON.stringify(await rowsOf(admin, `SELECT CAST(LOAD_FILE('${folder.textFile}') AS CHAR) AS x`)),
    async close() {
      await drivers.a.close();
      await drivers.b.close();
      for (const world of ["a", "b", "v"]) await admin.query(`DROP DATABASE IF EXISTS ${name}_${world}`);
      await admin.query(`DROP USER '${name}'@'%'`);
      await admin.end();
    },
  };
}

async function rowsOf(admin: mysql.Connection, sql: string): Promise<mysql.RowDataPacket[]> {
  const [rows] = await admin.query<mysql.RowDataPacket[]>(sql);
  return rows;
}

/** Other tests work on the same server: of what is the server's, only what an attack would have made counts. */
async function snapshotOf(admin: mysql.Connection, name: string): Promise<Record<string, string>> {
  const own = `LIKE '${name.replaceAll("_", "\\_")}%'`;
  const stolen = "LIKE '%stolen%'";
  const tables = await rowsOf(
    admin,
    `SELECT table_schema AS s, table_name AS t, table_type AS k FROM information_schema.tables WHERE table_schema ${own} OR table_name ${stolen} ORDER BY 1, 2`,
  );
  const questions = {
    rows: `CHECKSUM TABLE ${tables
      .filter(({ k }) => k === "BASE TABLE")
      .map(({ s, t }) => `${s}.${t}`)
      .join(", ")}`,
    columns: `SELECT table_schema, table_name, column_name, column_type FROM information_schema.columns WHERE table_schema ${own} ORDER BY 1, 2, 3`,
    schemas: `SELECT schema_name FROM information_schema.schemata WHERE schema_name ${stolen} OR schema_name ${own} ORDER BY 1`,
    users: `SELECT user, host FROM mysql.user WHERE user ${stolen} OR user ${own} ORDER BY 1`,
    grants: `SHOW GRANTS FOR '${name}'@'%'`,
    routines: `SELECT routine_name FROM information_schema.routines WHERE routine_schema ${own} OR routine_name ${stolen}`,
    triggers: `SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema ${own} OR trigger_name ${stolen}`,
    events: `SELECT event_name FROM information_schema.events WHERE event_schema ${own} OR event_name ${stolen}`,
    functions: "SELECT name, dl FROM mysql.func",
    servers: "SELECT server_name FROM mysql.servers",
    settings:
      "SHOW GLOBAL VARIABLES WHERE variable_name IN ('general_log', 'secure_file_priv', 'max_connections', 'sql_mode', 'local_infile', 'event_scheduler')",
  };
  const answers = Object.entries(questions).map(async ([part, sql]) => [
    part,
    JSON.stringify(await rowsOf(admin, sql)),
  ]);
  return { tables: JSON.stringify(tables), ...Object.fromEntries(await Promise.all(answers)) };
}
