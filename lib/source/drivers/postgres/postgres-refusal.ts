import { type Refusal, refuse } from "@/lib/errors";
import { errorCode, errorText, failedRefusal, networkRefusal } from "@/lib/source/drivers/refusals";
import type { Connection } from "@/lib/source/schema";

export type PostgresConnection = Extract<Connection, { kind: "postgres" }>;

/** The driver reports these without a code. */
const lostMessage = /connection terminated|client was closed|client has encountered a connection error/i;
const slowConnectMessage = /timeout (exceeded when trying to connect|expired)/i;
const noTlsMessage = /does not support SSL/i;
const tlsRequiredMessage = /no pg_hba\.conf entry .*(no encryption|SSL off)/i;

/**
 * Says in Querent's codes what a PostgreSQL server or its driver reported. A stopped statement (57014) is told apart by the
 * driver, which knows who stopped it. Source: SQLSTATE, appendix A of the PostgreSQL manual.
 */
export function postgresRefusal(error: unknown, connection: PostgresConnection): Refusal {
  const network = networkRefusal(error, connection);
  if (network !== null) return network;
  const message = errorText(error);
  if (lostMessage.test(message)) return refuse("execute/connection").error;
  if (slowConnectMessage.test(message))
    return refuse("source/host", { host: `${connection.host}:${connection.port}` }).error;
  if (noTlsMessage.test(message) || tlsRequiredMessage.test(message)) return refuse("source/tls").error;
  const code = errorCode(error);
  switch (code) {
    case "28P01":
    case "28000":
      return refuse("source/password", { user: connection.user }).error;
    case "3D000":
      return refuse("source/database", { database: connection.database }).error;
    case "42501":
      return refuse("source/rights", { user: connection.user }).error;
    case "53300":
    case "57P03":
      return refuse("source/unreachable").error;
  }
  // 08: connection exceptions; 57P01, 57P02: the server ended the session.
  if (code.startsWith("08") || code.startsWith("57P")) return refuse("execute/connection").error;
  return failedRefusal(message);
}

/** Whether the server refused to speak TLS, or refused to speak without it. */
export function refusesTls(error: unknown): boolean {
  return noTlsMessage.test(errorText(error));
}
