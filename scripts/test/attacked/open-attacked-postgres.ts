import pg from "pg";
import { newId } from "@/lib/id";
import { type AttackedEngine, driverAt, sessionOf } from "./attacked-engine";
import type { AttackedFolder } from "./attacked-folder";
import { modelOf } from "./attacked-model";
import { attackedView } from "./attacked-viewer";
import { rowStatements, tableStatements, vaultStatements, type World, worlds } from "./world-rows";

const session = `SELECT current_user, session_user, current_setting('search_path'), current_setting('standard_conforming_strings'),
  current_setting('transaction_read_only'), current_setting('default_transaction_read_only'), current_setting('client_encoding'),
  current_setting('row_security'), (SELECT COUNT(*) FROM pg_prepared_statements WHERE name <> ''), (SELECT COUNT(*) FROM pg_cursors WHERE is_holdable),
  (SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()), (SELECT COUNT(*) FROM pg_listening_channels())`;

/** Both worlds as databases of one server, each with a schema without rights, read by a role that owns and may nothing but SELECT. */
export async function openAttackedPostgres(url: string, folder: AttackedFolder): Promise<AttackedEngine> {
  const name = `attacked_${newId().slice(-12)}`;
  const admins: Record<World, pg.Client> = { a: await makeWorld(url, name, "a"), b: await makeWorld(url, name, "b") };
  await admins.a.query(`CREATE ROLE ${name} LOGIN NOSUPERUSER PASSWORD 'attacker'`);
  for (const world of worlds) {
    await admins[world].query(
      `GRANT USAGE ON SCHEMA public TO ${name}; GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${name}`,
    );
  }
  const open = (world: World) => {
    const address = new URL(url);
    Object.assign(address, { username: name, password: "attacker", pathname: `${name}_${world}` });
    return driverAt(address.href);
  };
  const drivers = { a: await open("a"), b: await open("b") };
  return {
    kind: "postgres",
    drivers,
    view: attackedView(await modelOf(drivers.a)),
    ...{ database: `${name}_a`, vault: "vault" },
    async snapshot() {
      const [a, b] = await Promise.all(worlds.map((world) => snapshotOf(admins[world], name)));
      return { a: String(a), b: String(b), session: await sessionOf(drivers.a, session) };
    },
    reachCanary: async () => {
      const read = await admins.a.query("SELECT pg_read_file($1) AS x", [folder.textFile]);
      return JSON.stringify(read.rows);
    },
    async close() {
      await drivers.a.close();
      await drivers.b.close();
      for (const world of worlds) await admins[world].end();
      const admin = new pg.Client({ connectionString: url });
      await admin.connect();
      for (const world of worlds) await admin.query(`DROP DATABASE IF EXISTS ${name}_${world} WITH (FORCE)`);
      await admin.query(`DROP ROLE ${name}`);
      await admin.end();
    },
  };
}

/** Makes the database of a world and gives a connection to it with all rights. */
async function makeWorld(url: string, name: string, world: World): Promise<pg.Client> {
  const server = new pg.Client({ connectionString: url });
  await server.connect();
  await server.query(`CREATE DATABASE ${name}_${world}`);
  await server.end();
  const address = new URL(url);
  address.pathname = `${name}_${world}`;
  const admin = new pg.Client({ connectionString: address.href });
  await admin.connect();
  const statements = [
    "CREATE SCHEMA vault",
    ...vaultStatements("vault.secrets"),
    ...tableStatements,
    ...rowStatements(world),
  ];
  for (const statement of statements) await admin.query(statement);
  return admin;
}

const tables = ["customers", "orders", "products", "employees", "payroll"].map((table) => `public.${table}`);
const systemSchemas = "(SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_' OR nspname = 'information_schema')";

/** Other tests work on the same server: of what is the server's, only what an attack would have made counts. */
async function snapshotOf(admin: pg.Client, name: string): Promise<string> {
  const rows = [...tables, "vault.secrets"].map(
    (table) => `(SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM ${table} t)`,
  );
  const names = [
    `SELECT 'relation ' || relname || relkind::text || relrowsecurity || COALESCE(relacl::text, '') FROM pg_class WHERE relnamespace NOT IN ${systemSchemas}`,
    `SELECT 'function ' || proname FROM pg_proc WHERE pronamespace NOT IN ${systemSchemas}`,
    `SELECT 'type ' || typname FROM pg_type WHERE typnamespace NOT IN ${systemSchemas}`,
    "SELECT 'schema ' || nspname || COALESCE(nspacl::text, '') FROM pg_namespace WHERE nspname !~ '^pg_(temp|toast)'",
    "SELECT 'extension ' || extname FROM pg_extension",
    "SELECT 'language ' || lanname FROM pg_language",
    "SELECT 'trigger ' || tgname FROM pg_trigger",
    "SELECT 'policy ' || polname FROM pg_policy",
    "SELECT 'rule ' || rulename FROM pg_rules WHERE schemaname = 'public'",
    "SELECT 'comment ' || description FROM pg_description WHERE description LIKE '%stolen%'",
    "SELECT 'large object ' || oid FROM pg_largeobject_metadata",
    "SELECT 'server ' || srvname FROM pg_foreign_server",
    "SELECT 'publication ' || pubname FROM pg_publication",
    "SELECT 'prepared ' || gid FROM pg_prepared_xacts WHERE gid LIKE '%stolen%'",
    "SELECT 'slot ' || slot_name FROM pg_replication_slots WHERE slot_name LIKE '%stolen%'",
    "SELECT 'database ' || datname || COALESCE(datacl::text, '') FROM pg_database WHERE datname LIKE '%stolen%'",
    `SELECT 'role ' || rolname || rolsuper || COALESCE(rolconfig::text, '') FROM pg_roles WHERE rolname LIKE '%stolen%' OR rolname = '${name}'`,
    `SELECT 'member ' || roleid::regrole FROM pg_auth_members WHERE member = '${name}'::regrole`,
    "SELECT 'file setting ' || name || setting FROM pg_file_settings WHERE sourcefile LIKE '%auto.conf'",
  ].join(" UNION ALL ");
  const answer = await admin.query(
    `SELECT ARRAY[${rows.join(", ")}] AS rows, (SELECT array_agg(x ORDER BY x) FROM (${names}) AS n(x)) AS names`,
  );
  return JSON.stringify(answer.rows);
}
