import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { connectRedis, type RedisClient } from "@/lib/cache/redis";
import { RedisServer } from "@/scripts/test/redis-server";

let server: RedisServer;
let client: RedisClient;
beforeAll(async () => {
  server = await RedisServer.run();
  client = connectRedis(server.url, "commands");
  await vi.waitFor(() => expect(client.status).toBe("ready"), 10_000);
});
afterAll(async () => {
  client.disconnect();
  await server.remove();
});

/** As a process that computes, or is given no core. */
function busyFor(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

it("an answer that came while the process had no time for it is an answer", async () => {
  await client.set("colour", "red");
  const answer = client.get("colour");
  // What is sent goes out at the end of this turn; the answer comes while the next one is busy.
  setImmediate(() => busyFor(500));
  expect(await answer).toBe("red");
});

it("a server that does not answer is given up in time", async () => {
  server.freeze();
  await expect(client.get("colour")).rejects.toThrow("Command timed out");
  server.goOn();
});
