import { createHook } from "node:async_hooks";
import { remember } from "@/lib/remember";

/**
 * Keeps one of the objects alive in which node queues a `process.nextTick`, of which every request makes several. To be called before
 * the application is loaded: the thousands of modules of it, that all begin as `{}`, use up the number of shapes that V8 remembers for
 * objects that begin so (1,536). Where the shape of these objects is forgotten at that moment, because none of them is queued, each is
 * made five times slower from then on: a fifth of what the server carries. Returns what is kept.
 */
export function keepTickShape(): readonly object[] {
  return remember("tick-shape", () => {
    const kept: object[] = [];
    const hook = createHook({
      init: (_id, type, _trigger, resource) => {
        if (type === "TickObject") kept.push(resource);
      },
    });
    hook.enable();
    process.nextTick(() => undefined);
    hook.disable();
    return kept;
  });
}
