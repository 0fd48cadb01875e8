import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import type { Redis } from "ioredis";
import { eachServer, type RedisClient } from "@/lib/cache/redis";

/** The lives that were noticed. A Redis that forgets them is taken for new. */
const livesKey = "querent:v1:lives";
/** Readers wait for it. */
const infoMsMax = 200;

/**
 * Redis confirms an invalidation before it stands on a disk or a replica: a server that starts from a snapshot, or a replica that takes
 * over, may hold values and generations from before it. Such a server begins a new life, which whoever connects to it notices; then
 * `forget` makes void all that Redis holds.
 */
export class ServerLives {
  /** Connections whose server has not been looked at. */
  readonly #unseen = new Set<Redis>();

  constructor(
    readonly commands: RedisClient,
    readonly forget: () => Promise<boolean>,
  ) {
    eachServer(commands, (server) => this.#watch(server));
  }

  /** Whether what Redis answered until now can be trusted. */
  get areKnown(): boolean {
    return this.#unseen.size === 0;
  }

  /** Looks at servers that are new. Gives whether all are known then. */
  async look(): Promise<boolean> {
    for (const server of [...this.#unseen]) {
      if (!(await this.#isKnown(server).catch(() => false))) return false; // redis.ts logs an outage, once
      this.#unseen.delete(server);
    }
    return this.areKnown;
  }

  // A connection is new before its first answer arrives.
  #watch(server: Redis): void {
    const meet = () => {
      this.#unseen.add(server);
      void this.look(); // where it fails, the next reader looks again
    };
    server.on("ready", meet);
    server.on("close", () => this.#unseen.delete(server));
    if (server.status === "ready") meet();
  }

  async #isKnown(server: Redis): Promise<boolean> {
    const info = await Promise.race([server.info(), delay(infoMsMax, null, { ref: false })]);
    if (info === null) return false;
    const life = lifeOf(info);
    if (life !== null && (await this.commands.sismember(livesKey, life)) === 1) return true;
    if (!(await this.forget())) return false;
    // Where this fails, and where the server does not say, the next instance forgets once more.
    if (life !== null) await this.commands.sadd(livesKey, life).catch(() => 0);
    return true;
  }
}

/** The process of the server, and since when it is a master. Nulls: it does not say. */
function lifeOf(info: string): string | null {
  const [, run] = /^run_id:(\w+)/m.exec(info) ?? [];
  const [, replication] = /^master_replid:(\w+)/m.exec(info) ?? [];
  return run === undefined ? null : `${run}:${replication}`;
}
