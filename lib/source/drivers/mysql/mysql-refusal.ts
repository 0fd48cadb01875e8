import { type Refusal, refuse } from "@/lib/errors";
import { errorText, failedRefusal, networkRefusal, stoppedRefusal } from "@/lib/source/drivers/refusals";
import type { Connection } from "@/lib/source/schema";

export type MysqlConnection = Extract<Connection, { kind: "mysql" }>;

/** Server error numbers; the same in MySQL and MariaDB where both have them. */
const numbers = {
  accessDenied: [1045, 1698, 1251, 2054],
  databaseDenied: [1044],
  noDatabase: [1049, 1046],
  tableDenied: [1142, 1143, 1370, 1227],
  tooManyConnections: [1040, 1203, 1226],
  interrupted: [1317],
  /** 3024 is MySQL's max_execution_time, 1969 MariaDB's max_statement_time. */
  timeout: [3024, 1969],
  gone: [1053, 1927, 2006, 2013, 4031],
} as const;

type Group = keyof typeof numbers;

function groupOf(errno: number): Group | null {
  const groups = Object.keys(numbers) as Group[]; // keys of the constant above
  return groups.find((group) => (numbers[group] as readonly number[]).includes(errno)) ?? null;
}

/** Says in Querent's codes what a MySQL or MariaDB server or its driver reported. */
export function mysqlRefusal(error: unknown, connection: MysqlConnection, timeoutMs: number): Refusal {
  const network = networkRefusal(error, connection);
  if (network !== null) return network;
  const errno = typeof error === "object" && error !== null && "errno" in error ? Number(error.errno) : 0;
  switch (groupOf(errno)) {
    case "accessDenied":
      return refuse("source/password", { user: connection.user }).error;
    case "noDatabase":
      return refuse("source/database", { database: connection.database }).error;
    case "databaseDenied":
    case "tableDenied":
      return refuse("source/rights", { user: connection.user }).error;
    case "tooManyConnections":
      return refuse("source/unreachable").error;
    case "interrupted":
      return stoppedRefusal("cancelled", timeoutMs);
    case "timeout":
      return stoppedRefusal("timeout", timeoutMs);
    case "gone":
      return refuse("execute/connection").error;
    case null:
      return failedRefusal(errorText(error));
  }
}
