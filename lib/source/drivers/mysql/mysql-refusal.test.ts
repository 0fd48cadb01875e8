import { describe, expect, it } from "vitest";
import { type MysqlConnection, mysqlRefusal } from "./mysql-refusal";

const connection: MysqlConnection = {
  ...{ host: "db", port: 3306, database: "shop", user: "report", password: "" },
  kind: "mysql",
  tls: "prefer",
};

const refusalOf = (error: object) => mysqlRefusal(Object.assign(new Error("it broke"), error), connection, 30_000);

describe("what a MySQL server reports", () => {
  it.each([
    [{ code: "ECONNREFUSED" }, "source/host", { host: "db:3306" }],
    [{ code: "ENOTFOUND" }, "source/host", { host: "db:3306" }],
    [{ code: "ER_ACCESS_DENIED_ERROR", errno: 1045 }, "source/password", { user: "report" }],
    [{ code: "ER_BAD_DB_ERROR", errno: 1049 }, "source/database", { database: "shop" }],
    [{ code: "ER_DBACCESS_DENIED_ERROR", errno: 1044 }, "source/rights", { user: "report" }],
    [{ code: "ER_TABLEACCESS_DENIED_ERROR", errno: 1142 }, "source/rights", { user: "report" }],
    [{ code: "HANDSHAKE_NO_SSL_SUPPORT" }, "source/tls", {}],
    [{ code: "DEPTH_ZERO_SELF_SIGNED_CERT" }, "source/tls", {}],
    [{ code: "ER_CON_COUNT_ERROR", errno: 1040 }, "source/unreachable", {}],
    // MySQL's own number for max_execution_time, and MariaDB's for max_statement_time.
    [{ code: "ER_QUERY_TIMEOUT", errno: 3024 }, "execute/timeout", { seconds: 30 }],
    [{ code: "ER_STATEMENT_TIMEOUT", errno: 1969 }, "execute/timeout", { seconds: 30 }],
    [{ code: "ER_QUERY_INTERRUPTED", errno: 1317 }, "execute/cancelled", {}],
    [{ code: "PROTOCOL_CONNECTION_LOST" }, "execute/connection", {}],
    [{ code: "ER_SERVER_SHUTDOWN", errno: 1053 }, "execute/connection", {}],
    [{ code: "ER_BAD_FIELD_ERROR", errno: 1054 }, "execute/failed", { reason: "it broke" }],
  ])("%o becomes %s", (error, code, params) => {
    expect(refusalOf(error)).toEqual({ code, params });
  });

  it("looks into an error that holds one for each address of the host", () => {
    const refused = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
    expect(mysqlRefusal(new AggregateError([refused, refused]), connection, 30_000).code).toBe("source/host");
  });
});
