import { describe, expect, it } from "vitest";
import type { MysqlFacts, SqliteFacts } from "@/lib/db/examine-store";
import { judgeStore } from "./check-store";

const current = { pending: [], isNewer: false };
const mysql: MysqlFacts = {
  ...{ dialect: "mysql", version: "11.8.2-MariaDB-deb13", isMariadb: true, clockSkewMs: 3, clusterStatus: null },
  ...{ otherEngines: [], leftovers: [], schema: current },
  variables: new Map([
    ["sql_mode", "STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION"],
    ["time_zone", "+00:00"],
    ["character_set_database", "utf8mb4"],
    ["max_allowed_packet", "16777216"],
    ["max_connections", "151"],
    ["read_only", "OFF"],
    ["innodb_flush_log_at_trx_commit", "1"],
  ]),
};
const having = (name: string, value: string) => ({ variables: new Map([...mysql.variables, [name, value]]) });

describe("what is said of a database", () => {
  it("is that all is well where all is well", () => {
    expect(judgeStore(mysql).map(({ state }) => state)).toEqual(["fine", "fine"]);
  });

  it.each<[string, Partial<MysqlFacts>, string, RegExp]>([
    ["an old MariaDB", { version: "10.5.9-MariaDB" }, "broken", /Update the server to MariaDB 10\.6/],
    ["an old MySQL", { version: "5.7.44", isMariadb: false }, "broken", /Update the server to MySQL 8\.0/],
    ["one that only reads", having("super_read_only", "ON"), "broken", /DATABASE_URL/],
    ["a proxy that loses sessions", having("sql_mode", ""), "broken", /proxy in between/],
    ["a node that was cut off", { clusterStatus: "non-Primary" }, "broken", /wsrep_cluster_status/],
    ["tables without transactions", { otherEngines: ["users"] }, "broken", /ENGINE=InnoDB/],
    ["writes that are not flushed", having("innodb_flush_log_at_trx_commit", "2"), "warning", /= 1/],
    ["a character set without Chinese", having("character_set_database", "latin1"), "warning", /utf8mb4/],
    ["small packets", having("max_allowed_packet", "1048576"), "warning", /max_allowed_packet = 64M/],
    ["few connections", having("max_connections", "20"), "warning", /Raise max_connections/],
    ["a clock that is wrong", { clockSkewMs: -61_000 }, "warning", /NTP/],
    ["what a restore has left", { leftovers: ["restoring_users"] }, "warning", /next restore/],
    ["pending migrations", { schema: { pending: ["0009_next"], isNewer: false } }, "warning", /next start/],
    ["a newer Querent's tables", { schema: { pending: [], isNewer: true } }, "broken", /Start that version/],
  ])("names %s, with what puts it right", (_what, over, state, fix) => {
    const found = judgeStore({ ...mysql, ...over }).filter((finding) => finding.state !== "fine");
    expect(found).toMatchObject([{ state, fix: expect.stringMatching(fix) }]);
  });

  it("is that MySQL 8 and newer, and servers whose version has two digits, are new enough", () => {
    for (const version of ["8.0.36", "8.4.2", "9.1.0"]) {
      expect(judgeStore({ ...mysql, version, isMariadb: false })[0]?.state).toBe("fine");
    }
    for (const version of ["10.6.0-MariaDB", "10.11.6-MariaDB", "11.4.2-MariaDB"]) {
      expect(judgeStore({ ...mysql, version })[0]?.state).toBe("fine");
    }
  });
});

describe("what is said of the embedded file", () => {
  const file: SqliteFacts = { dialect: "sqlite", bytes: 1_000, damage: [], schema: current };

  it("is that it is whole, too large to look through, or damaged", () => {
    expect(judgeStore(file)[0]).toMatchObject({ state: "fine", what: expect.stringContaining("it is whole") });
    expect(judgeStore({ ...file, damage: null })[0]).toMatchObject({ state: "fine" });
    expect(judgeStore({ ...file, damage: ["row 3 missing from index users_email"] })[0]).toMatchObject({
      state: "broken",
      fix: expect.stringContaining("restore the last backup"),
    });
    expect(judgeStore(null)[0]).toMatchObject({ state: "fine" });
  });
});
