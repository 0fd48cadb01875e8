import "server-only";
import type { MysqlFacts, SchemaState, SqliteFacts } from "@/lib/db/examine-store";
import { env } from "@/lib/env";
import { broken, type Finding, fine, warning } from "./finding";

const packetBytesMin = 16 * 1024 ** 2;
/** The pool of one process. */
const connectionsPerProcess = 20;
export const skewMsMax = 5_000;

/** `facts` null: there is no store yet. */
export function judgeStore(facts: SqliteFacts | MysqlFacts | null): Finding[] {
  if (facts === null) return [fine("There is no store yet: the first start makes it.")];
  const own = facts.dialect === "sqlite" ? judgeSqlite(facts) : judgeMysql(facts);
  const none = fine("There are no tables of Querent in it yet: the first start makes them.");
  return [...own, ...(facts.schema === null ? [none] : judgeSchema(facts.schema))];
}

function judgeSqlite({ bytes, damage }: SqliteFacts): Finding[] {
  const what = `The embedded file, ${(bytes / 1024 ** 2).toFixed(1)} MiB`;
  if (damage === null) return [fine(`${what}; too large to be looked through here.`)];
  if (damage.length === 0) return [fine(`${what}; it is whole.`)];
  const fix = "Stop Querent, move querent.db and its -wal away, and restore the last backup: admin -- restore FILE";
  return [broken(`${what}, is damaged: ${damage[0]}.`, fix)];
}

function judgeSchema({ pending, isNewer }: SchemaState): Finding[] {
  if (isNewer) {
    return [broken("The store was changed by a newer Querent than this one.", "Start that version or a newer one.")];
  }
  if (pending.length === 0) return [fine("Its tables are those of this version.")];
  const what = `Its tables are older than this version (${pending.join(", ")}).`;
  return [warning(what, "Make a backup; the next start brings them up to date.")];
}

const leastVersion = { mysql: [8, 0], mariadb: [10, 6] } as const;

function judgeMysql(facts: MysqlFacts): Finding[] {
  const { version, isMariadb, variables } = facts;
  const [major = 0, minor = 0] = version.split(/[.-]/).map(Number);
  const [needMajor, needMinor] = isMariadb ? leastVersion.mariadb : leastVersion.mysql;
  const kind = isMariadb ? "MariaDB" : "MySQL";
  const isOld = major < needMajor || (major === needMajor && minor < needMinor);
  const name = `${kind} ${version.split("-")[0]}`;
  const newest = `Update the server to ${kind} ${needMajor}.${needMinor} or newer.`;
  return [
    isOld ? broken(`${name} is too old.`, newest) : fine(`${name} answers.`),
    ...problemsOf(facts, (variable) => variables.get(variable) ?? ""),
  ];
}

function problemsOf(facts: MysqlFacts, value: (variable: string) => string): Finding[] {
  const { clockSkewMs, clusterStatus, otherEngines, leftovers } = facts;
  const connections = connectionsPerProcess * env.WORKERS;
  const found: (Finding | null)[] = [
    [value("read_only"), value("super_read_only")].includes("ON")
      ? broken("The database only reads.", "Point DATABASE_URL at the server that writes, or take read_only away.")
      : null,
    value("sql_mode").includes("STRICT_TRANS_TABLES") && value("time_zone") === "+00:00"
      ? null
      : broken(
          "Settings of a session are lost on the way.",
          "Let the proxy in between keep sessions, or go around it.",
        ),
    clusterStatus !== null && clusterStatus !== "Primary"
      ? broken(
          `This node of the cluster is ${clusterStatus}.`,
          "Bring it back to the others: wsrep_cluster_status must be Primary.",
        )
      : null,
    otherEngines.length > 0
      ? broken(`${otherEngines.join(", ")}: without transactions.`, "ALTER TABLE … ENGINE=InnoDB for each.")
      : null,
    value("innodb_flush_log_at_trx_commit") === "1"
      ? null
      : warning("The server may lose what it confirmed when it dies.", "Set innodb_flush_log_at_trx_commit = 1."),
    value("character_set_database") === "utf8mb4"
      ? null
      : warning(
          "New tables of this database lose Chinese text.",
          "The next start sets its character set to utf8mb4, or: ALTER DATABASE … CHARACTER SET utf8mb4.",
        ),
    Number(value("max_allowed_packet")) < packetBytesMin
      ? warning("Large pictures and models cannot be saved.", "Set max_allowed_packet = 64M.")
      : null,
    Number(value("max_connections")) < connections + 10
      ? warning(
          `The server allows ${value("max_connections")} connections; these processes open up to ${connections}.`,
          "Raise max_connections.",
        )
      : null,
    judgeSkew("the database", clockSkewMs),
    leftovers.length > 0
      ? warning(
          `An interrupted restore has left ${leftovers.length} tables (restoring_…, replaced_…).`,
          "Drop them, unless a restore is going on; the next restore does, too.",
        )
      : null,
  ];
  return found.filter((finding) => finding !== null);
}

/** Nulls: the clocks agree. */
export function judgeSkew(where: string, skewMs: number): Finding | null {
  if (Math.abs(skewMs) < skewMsMax) return null;
  const seconds = Math.round(Math.abs(skewMs) / 1_000);
  const what = `The clock of ${where} is ${seconds} s ${skewMs > 0 ? "ahead of" : "behind"} this machine's.`;
  return warning(what, "Let both keep time by NTP.");
}
