import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { makeFolder, runAs, startServer } from "./server-process.mjs";

const user = "postgres";
const port = 15432;
const url = `postgres://querent:querent@127.0.0.1:${port}/postgres`;

async function answers() {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false; // down, or somebody else's: either way not the one the tests can use
  } finally {
    await client.end();
  }
}

/** PostgreSQL with a superuser "querent" whose password is asked for: tests tell a wrong one from a right one. */
export const postgres = {
  name: "PostgreSQL",
  package: "postgresql",
  programs: ["postgres", "initdb"],
  variable: "QUERENT_TEST_POSTGRES_URL",
  url,
  answers,
  async start(folder) {
    makeFolder(folder, user);
    const data = join(folder, "data");
    const passwordFile = join(folder, "..", "postgres-password");
    writeFileSync(passwordFile, "querent\n");
    await runAs(user, "initdb", [
      ...["-D", data, "-U", "querent", "--encoding=UTF8", "--locale=C.UTF-8"],
      ...["--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--no-sync"],
    ]);
    rmSync(passwordFile);
    return await startServer({
      ...{ folder, user, program: "postgres", answers },
      args: [
        ...["-D", data, "-p", String(port), "-c", "listen_addresses=127.0.0.1"],
        ...["-c", "unix_socket_directories=", "-c", "fsync=off"], // the data is thrown away: speed before safety
      ],
      stopSignal: "SIGINT", // PostgreSQL's fast stop: does not wait for clients
    });
  },
};
