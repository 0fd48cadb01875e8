import { MariadbServer } from "@/scripts/test/mariadb-server";
import { RedisServer } from "@/scripts/test/redis-server";
import type { Stores } from "./scene";

export type PlainStores = Stores & { readonly mariadb: MariadbServer; readonly redis: RedisServer };

/** One MariaDB and one Redis; they go with the stack. */
export async function plainStores(stack: AsyncDisposableStack): Promise<PlainStores> {
  const [mariadb, redis] = [await mariadbOn(stack), await redisOn(stack)];
  return { mariadb, redis, databaseUrl: mariadb.url, redisUrl: redis.url };
}

export async function mariadbOn(stack: AsyncDisposableStack, options: Parameters<typeof MariadbServer.run>[0] = {}) {
  return stack.adopt(await MariadbServer.run(options), (server) => server.remove());
}

/** As production has it: bounded, and what was used least goes first. */
export async function redisOn(stack: AsyncDisposableStack): Promise<RedisServer> {
  const server = await RedisServer.run(["--maxmemory", "256mb", "--maxmemory-policy", "allkeys-lru"]);
  return stack.adopt(server, () => server.remove());
}
