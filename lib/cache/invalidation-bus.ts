import "server-only";
import type { Redis } from "ioredis";
import { z } from "zod";
import type { RedisClient } from "@/lib/cache/redis";
import { newId } from "@/lib/id";

const channel = "querent:v1:invalidate";
/** Null: everything. */
const messageSchema = z.object({ from: z.string(), tags: z.array(z.string()).nullable() });

/** **Units** milliseconds. */
const beatEveryMs = 1_000;
/** So many calls to itself that an instance does not hear mean that it hears nobody. */
const unheardCallsMax = 3;
/** More tags than this that could not be published are published as "everything". */
const unsentCountMax = 1_000;

export type InvalidationListener = {
  /** Another instance invalidated these tags. */
  onTags(tags: string[]): void;
  /** The line was down: what was said meanwhile is lost. */
  onGap(): void;
};

/**
 * Tells the other instances which tags are stale, and hears it from them. An open line proves nothing (its server may have
 * vanished, or be cut off from its Cluster), so each instance calls to itself once a second and trusts the line while it
 * hears that.
 */
export class InvalidationBus {
  readonly #instanceId = newId();
  readonly #ownChannel = `${channel}:${this.#instanceId}`;
  readonly #unsent = new Set<string>();
  #connected = false;
  #unheardCalls = 0;

  constructor(
    readonly commands: RedisClient,
    readonly subscriber: Redis,
    readonly listener: InvalidationListener,
  ) {
    const beat = setInterval(() => this.#beat(), beatEveryMs).unref();
    subscriber.on("ready", () => void this.#subscribe());
    // Others use the connection too, and may have opened it long before.
    if (subscriber.status === "ready") void this.#subscribe();
    subscriber.on("close", () => {
      this.#connected = false;
    });
    subscriber.on("end", () => clearInterval(beat));
    commands.on("ready", () => this.#catchUp());
    // Others listen on the same connection to other channels.
    subscriber.on("message", (heardOn: string, text: string) => {
      if (heardOn === this.#ownChannel) this.#hearOwnCall();
      else if (heardOn === channel) this.#hear(text);
    });
  }

  /** Whether invalidations of other instances arrive at this moment. */
  get connected(): boolean {
    return this.#connected;
  }

  /** What cannot be published now is published with a later beat. */
  async publish(tags: readonly string[]): Promise<void> {
    const all = [...new Set([...this.#unsent, ...tags])];
    if (all.length === 0) return;
    // Taken out before it is sent: what is invalidated once more meanwhile is told once more.
    this.#unsent.clear();
    const message = { from: this.#instanceId, tags: all.length > unsentCountMax ? null : all };
    if (await this.#say(channel, JSON.stringify(message))) return;
    for (const tag of all) this.#unsent.add(tag);
  }

  #say(where: string, text: string): Promise<boolean> {
    return this.commands.publish(where, text).then(
      () => true,
      () => false, // redis.ts logs an outage, once
    );
  }

  #hear(text: string): void {
    const message = readMessage(text);
    if (message?.from === this.#instanceId) return;
    if (message === null || message.tags === null) this.listener.onGap();
    else this.listener.onTags(message.tags);
  }

  #hearOwnCall(): void {
    this.#unheardCalls = 0;
    if (this.#connected) return;
    this.listener.onGap();
    this.#connected = true;
  }

  #catchUp(): void {
    void this.publish([]);
    if (!this.#connected && this.subscriber.status === "ready") this.#callSelf();
  }

  #beat(): void {
    void this.publish([]);
    if (this.subscriber.status !== "ready") return;
    if (this.#unheardCalls >= unheardCallsMax) {
      this.#connected = false;
      this.#unheardCalls = 0;
      this.subscriber.disconnect(true); // of a Cluster, another node is next
      return;
    }
    this.#callSelf();
  }

  #callSelf(): void {
    this.#unheardCalls += 1;
    void this.#say(this.#ownChannel, "");
  }

  async #subscribe(): Promise<void> {
    try {
      await this.subscriber.subscribe(channel, this.#ownChannel);
    } catch {
      return; // the connection broke again; the next "ready" tries again
    }
    this.#unheardCalls = 0;
    this.#callSelf();
  }
}

/** Nulls: not one of ours; the caller then trusts nothing it holds. */
function readMessage(text: string): z.infer<typeof messageSchema> | null {
  try {
    const parsed = messageSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
