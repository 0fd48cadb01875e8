import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mysql from "mysql2/promise";
import { makeFolder, runAs, startServer } from "./server-process.mjs";

const user = "mysql";
const port = 13306;
const url = `mysql://querent:querent@127.0.0.1:${port}`;

async function answersAs(connection) {
  try {
    const opened = await mysql.createConnection({ connectTimeout: 2_000, ...connection });
    await opened.end();
    return true;
  } catch {
    return false; // down, or somebody else's: either way not the one the tests can use
  }
}

/** MariaDB with a user "querent" who may do everything, databases included. */
export const mariadb = {
  name: "MariaDB",
  package: "mariadb-server",
  programs: ["mariadbd", "mariadb-install-db"],
  variable: "QUERENT_TEST_MYSQL_URL",
  url,
  answers: () => answersAs({ uri: url }),
  async start(folder) {
    makeFolder(folder, user);
    const data = join(folder, "data");
    // A socket's path may have 107 characters, so it stands in a short folder of its own.
    const socketFolder = mkdtempSync(join(tmpdir(), "querent-db-"));
    makeFolder(join(socketFolder, "s"), user);
    const socketPath = join(socketFolder, "s", "sock");
    const place = ["--no-defaults", `--datadir=${data}`];
    await runAs(user, "mariadb-install-db", [...place, "--auth-root-authentication-method=normal", "--skip-test-db"]);
    const server = await startServer({
      ...{ folder, user, program: "mariadbd" },
      args: [
        ...place,
        `--port=${port}`,
        "--bind-address=127.0.0.1",
        `--socket=${socketPath}`,
        `--pid-file=${join(folder, "pid")}`,
        "--skip-log-bin",
        "--innodb-flush-log-at-trx-commit=0", // the data is thrown away: speed before safety
      ],
      answers: () => answersAs({ socketPath, user: "root" }),
    });
    const root = await mysql.createConnection({ socketPath, user: "root" });
    for (const host of ["localhost", "127.0.0.1"]) {
      await root.query("CREATE USER IF NOT EXISTS ?@? IDENTIFIED BY ?", ["querent", host, "querent"]);
      await root.query("GRANT ALL ON *.* TO ?@? WITH GRANT OPTION", ["querent", host]);
    }
    await root.end();
    return {
      stop: async () => {
        await server.stop();
        rmSync(socketFolder, { recursive: true, force: true });
      },
    };
  },
};
