import "server-only";
import { createPool, type Pool } from "mysql2/promise";

/**
 * The pool of the application store. Every connection gets the same session whatever the server's defaults are:
 * strict mode (no silent cutting of long values), UTC, utf8mb4.
 */
export function openMysqlPool(url: string): Pool {
  const pool = createPool({
    uri: url,
    charset: "utf8mb4",
    timezone: "Z",
    connectionLimit: 20,
    maxIdle: 4,
    idleTimeout: 60_000,
    enableKeepAlive: true,
    connectTimeout: 10_000,
    // Ids and numbers of the schema stay below 2^53.
    supportBigNumbers: true,
  });
  pool.pool.on("connection", (connection) => {
    // Goes first: a connection sends its commands in order, and the borrower's come after this event.
    connection.query("SET SESSION sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00'");
  });
  return pool;
}
