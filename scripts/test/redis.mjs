import { Redis } from "ioredis";
import { makeFolder, startServer } from "./server-process.mjs";

const user = "redis";
const port = 16379;
const url = `redis://127.0.0.1:${port}`;

async function answers() {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 2_000 });
  client.on("error", () => undefined); // "no" is an answer here
  try {
    await client.connect();
    return (await client.ping()) === "PONG";
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}

/** Redis that keeps nothing on disk. */
export const redis = {
  name: "Redis",
  package: "redis-server",
  programs: ["redis-server"],
  variable: "QUERENT_TEST_REDIS_URL",
  url,
  answers,
  async start(folder) {
    makeFolder(folder, user);
    const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder];
    return await startServer({ folder, user, program: "redis-server", args, answers });
  },
};
