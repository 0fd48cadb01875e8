/**
 * Uses an image whose file system is mounted at ROOT: `node --conditions=react-server --import tsx scripts/image/use-image.ts IMAGE ROOT`.
 * First alone on its embedded store, then, where QUERENT_TEST_MYSQL_URL and QUERENT_TEST_REDIS_URL name servers, with those.
 * Exit codes: 0 all went well, 1 something did not.
 */
import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import { ApiClient, account, accountSettings } from "@/scripts/bench/serving/api-client";
import { boardOf, dataPath, makeBoard, readySource, rowCounts } from "@/scripts/bench/serving/boards";
import { serverMemory } from "@/scripts/bench/serving/server-memory";
import { Contained, type ContainedServer, imageConfig, type Settings } from "./contained";

const idleMs = 20_000;
const idleMiBMax = 250;
const questions = ["revenue by month this year", "每个城市的客户数量"];

const [image, root] = process.argv.slice(2);
if (image === undefined || root === undefined) throw new Error("Usage: use-image.ts IMAGE ROOT");
const { settings: own, command } = imageConfig(image);
const say = (text: string) => console.log(`· ${text}`);

await tried("alone", {});
const shared = await sharedParts();
if (shared === null) say("not tried with MySQL and Redis: QUERENT_TEST_MYSQL_URL and QUERENT_TEST_REDIS_URL name none");
else await tried("with MySQL and Redis", shared.settings).finally(shared.remove);

/** A start, a person's work, a look at it from inside, a stop, and a second start on what the first has kept. */
async function tried(how: string, more: Settings): Promise<void> {
  const container = new Contained(root as string, own);
  const settings = { ...accountSettings, ...more, LOG_LEVEL: "warn" };
  try {
    const since = performance.now();
    const server = await container.serve(command, settings);
    say(`${how}: ready after ${((performance.now() - since) / 1_000).toFixed(1)} s`);
    const boardId = await work(server, container, settings);
    await delay(idleMs);
    const { now } = await serverMemory(server.pid);
    say(`${how}: ${Math.round(now)} MiB in memory after that and ${idleMs / 1_000} s of rest`);
    await stopped(server);
    const again = await container.serve(command, settings);
    const client = await ApiClient.signIn(again.origin);
    rowCounts((await client.get(dataPath(boardId))).body);
    await delay(idleMs);
    const idle = await serverMemory(again.pid);
    say(`${how}: ${Math.round(idle.now)} MiB in memory after a start and ${idleMs / 1_000} s`);
    if (idle.now > idleMiBMax) throw new Error(`idle, it takes more than ${idleMiBMax} MiB`);
    await stopped(again);
    say(`${how}: questions, a dashboard, the command line, a stop and a second start went well`);
    await restored(container, settings, boardId);
    say(`${how}: a backup was restored into a new container on an embedded store`);
  } finally {
    container.remove();
  }
}

/** As if the machine were lost: a backup is all that is left, and the passphrase. */
async function restored(container: Contained, settings: Settings, boardId: string): Promise<void> {
  const passphrase = { QUERENT_BACKUP_PASSPHRASE: randomBytes(18).toString("base64") };
  const fresh = new Contained(root as string, own);
  try {
    await succeeds(container, ["backup", "/data/querent.backup"], { ...settings, ...passphrase });
    container.copyTo(fresh, "querent.backup");
    await succeeds(fresh, ["restore", "/data/querent.backup", "--dry-run"], passphrase);
    await succeeds(fresh, ["restore", "/data/querent.backup"], passphrase);
    const server = await fresh.serve(command, { LOG_LEVEL: "warn" });
    const client = await ApiClient.signIn(server.origin);
    await readySource(client);
    rowCounts((await client.get(dataPath(boardId))).body);
    await stopped(server);
  } finally {
    fresh.remove();
  }
}

/** Runs the command line of administrators. Fails: throws with what it printed. */
async function succeeds(container: Contained, args: readonly string[], settings: Settings): Promise<string> {
  const { code, text } = await container.run(["node", "dist/admin.mjs", ...args], settings);
  if (code !== 0) throw new Error(`admin ${args.join(" ")}: ${text}`);
  return text;
}

/** Gives the id of the dashboard that was made. */
async function work({ origin }: ContainedServer, container: Contained, settings: Settings): Promise<string> {
  const port = new URL(origin).port;
  const health = await container.run(["node", "health.mjs"], { PORT: port });
  if (health.code !== 0) throw new Error(`the health check says: ${health.text}`);
  const client = await ApiClient.signIn(origin);
  const sourceId = await readySource(client);
  for (const question of questions) {
    const asked = { conversationId: null, sourceId, question, engine: "offline" };
    const { status, body } = await client.send("POST", "/api/chat", asked);
    const text = body.toString("utf8");
    if (status !== 200 || !text.includes('"type":"data-rows"')) throw new Error(`"${question}": ${status} ${text}`);
  }
  const page = await client.get("/ask");
  if (page.status !== 200) throw new Error(`/ask was answered with ${page.status}`);
  const sql = "SELECT status AS status, count(*) AS orders FROM orders GROUP BY 1";
  const boardId = await makeBoard(client, "Tried", boardOf(sourceId, [{ sql, cacheSeconds: 60 }]));
  rowCounts((await client.get(dataPath(boardId))).body);
  const users = await succeeds(container, ["user", "list"], settings);
  if (!users.includes(account.email)) throw new Error(`the command line knows no account: ${users}`);
  return boardId;
}

async function stopped(server: ContainedServer): Promise<void> {
  const code = await server.stop();
  if (code !== 0) throw new Error(`it ended with ${code} when it was asked to stop`);
}

/** A database of its own on the servers that are there. Nulls: there are none. */
async function sharedParts() {
  const { QUERENT_TEST_MYSQL_URL: mysql, QUERENT_TEST_REDIS_URL: redis } = process.env;
  if (!mysql || !redis) return null;
  const name = `querent_image_${process.pid}`;
  const connection = await createConnection(mysql);
  await connection.query(`CREATE DATABASE ${name}`);
  const secret = randomBytes(32).toString("base64");
  const remove = async () => {
    await connection.query(`DROP DATABASE ${name}`);
    await connection.end();
  };
  return { settings: { DATABASE_URL: `${mysql}/${name}`, REDIS_URL: redis, QUERENT_SECRET: secret }, remove };
}
