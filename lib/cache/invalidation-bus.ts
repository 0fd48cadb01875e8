import "server-only";
import type { Redis } from "ioredis";
import { z } from "zod";
import { newId } from "@/lib/id";

const channel = "querent:v1:invalidate";
const messageSchema = z.object({ from: z.string(), tags: z.array(z.string()) });

export type InvalidationListener = {
  /** Another instance invalidated these tags. */
  onTags(tags: string[]): void;
  /** The line was down: what was said meanwhile is lost. */
  onGap(): void;
};

/** Tells the other instances which tags are stale, and hears it from them. */
export class InvalidationBus {
  readonly #instanceId = newId();
  #connected = false;

  constructor(
    readonly commands: Redis,
    readonly subscriber: Redis,
    listener: InvalidationListener,
  ) {
    subscriber.on("ready", () => void this.#subscribe(listener));
    // Others use the connection too, and may have opened it long before.
    if (subscriber.status === "ready") void this.#subscribe(listener);
    subscriber.on("close", () => {
      this.#connected = false;
    });
    subscriber.on("message", (heardOn: string, text: string) => {
      // Others listen on the same connection to other channels.
      if (heardOn !== channel) return;
      const message = readMessage(text);
      if (message === null) listener.onGap();
      else if (message.from !== this.#instanceId) listener.onTags(message.tags);
    });
  }

  /** Whether invalidations of other instances arrive at this moment. */
  get connected(): boolean {
    return this.#connected;
  }

  async publish(tags: readonly string[]): Promise<void> {
    await this.commands.publish(channel, JSON.stringify({ from: this.#instanceId, tags })).catch(() => {
      // Who cannot be reached notices that its line was down, and forgets everything: see onGap.
    });
  }

  async #subscribe(listener: InvalidationListener): Promise<void> {
    try {
      await this.subscriber.subscribe(channel);
    } catch {
      return; // the connection broke again; the next "ready" tries again
    }
    listener.onGap();
    this.#connected = true;
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
