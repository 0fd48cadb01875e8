import { setTimeout as delay } from "node:timers/promises";
import type { Fault, Wish } from "@/scripts/faults/fault";
import { Scene, type Stores } from "./scene";
import { underLoad } from "./under-load";

const beforeMs = 15_000;
const afterMs = 20_000;
const recoveredMsMax = 10_000;

/** Ends early, by failing, when somebody stops it all. */
type Wait = (ms: number) => Promise<void>;

export type Staged<S extends Stores> = {
  readonly name: string;
  readonly about: string;
  /** How much of its capacity is sent meanwhile. **Units** percent. */
  readonly part: number;
  /** How its capacity is measured. Left out: briefly. */
  readonly measure?: Parameters<typeof underLoad>[0]["measure"];
  readonly mayFail: boolean;
  /** How long all must be well before. **Units** milliseconds. Left out: a quarter of a minute. */
  readonly beforeMs?: number;
  /** How long people stay afterwards. **Units** milliseconds. Left out: a third of a minute. */
  readonly afterMs?: number;
  /** Until all must be as before. **Units** milliseconds. Left out: ten seconds. */
  readonly recoveredMsMax?: number;
  /** What the machine lacks; null: nothing. */
  readonly missing?: () => Promise<string | null>;
  /** Servers that go with the stack. */
  readonly stores: (stack: AsyncDisposableStack) => Promise<S>;
  /** Does what goes wrong until it is over. */
  readonly happen: (scene: Scene, stores: S, on: { readonly wait: Wait } & Wish) => Promise<void>;
};

/** Two instances behind nginx, and something that happens to them or to what they stand on while people are at work. */
export function sceneFault<S extends Stores>(staged: Staged<S>): Fault {
  const { name, about, part, mayFail, measure = "brief" } = staged;
  return {
    ...{ name, about, mayFail, recoveredMsMax: staged.recoveredMsMax ?? recoveredMsMax },
    async run(signal, wish) {
      const missing = (await staged.missing?.()) ?? null;
      if (missing !== null) return { missing };
      await using stack = new AsyncDisposableStack();
      const stores = await staged.stores(stack);
      await using scene = await Scene.open(stores);
      const wait = (ms: number) => delay(ms, undefined, { signal });
      const trouble = { beforeMs: staged.beforeMs ?? beforeMs, afterMs: staged.afterMs ?? afterMs };
      return await underLoad(
        { scene, databaseUrl: stores.databaseUrl, part: wish.part ?? part, measure, signal },
        { ...trouble, happen: () => staged.happen(scene, stores, { ...wish, wait }) },
      );
    },
  };
}
