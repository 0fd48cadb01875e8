import type { Fault, FaultReport, Wish } from "./fault";
import { Scene } from "./scene/scene";
import { sceneFault } from "./scene/scene-fault";
import { plainStores } from "./scene/stores";
import { underLoad } from "./scene/under-load";

/** What people send at work, of what there is room for. **Units** percent. */
const workingPart = 70;
const holdSeconds = 600;
/** As the operations page has it: one that has just begun is not yet as quick as it will be. */
const betweenMs = 30_000;
const afterRestartMs = 60_000;
const deadMs = 10_000;

async function held(signal: AbortSignal, { seconds, part }: Wish): Promise<FaultReport> {
  await using stack = new AsyncDisposableStack();
  const stores = await plainStores(stack);
  await using scene = await Scene.open(stores);
  const loaded = {
    scene,
    databaseUrl: stores.databaseUrl,
    part: part ?? workingPart,
    measure: "thorough" as const,
    signal,
  };
  return await underLoad(loaded, { beforeMs: (seconds ?? holdSeconds) * 1_000, afterMs: 0, happen: null });
}

/** What two instances carry, and how they are renewed and lost. */
export const loadFaults: readonly Fault[] = [
  {
    name: "load",
    about: `two instances behind nginx at ${workingPart} % of what they can carry, for ${holdSeconds / 60} min (--seconds N)`,
    run: held,
  },
  sceneFault({
    name: "rolling-restart",
    about: `both instances are restarted one after the other at ${workingPart} % of what they can carry (--times N)`,
    ...{ part: workingPart, measure: "thorough", mayFail: false, beforeMs: 20_000, stores: plainStores },
    ...{ afterMs: afterRestartMs, recoveredMsMax: afterRestartMs },
    async happen(scene, _stores, { wait, times }) {
      const all = Array.from({ length: times ?? 1 }, () => scene.instances).flat();
      for (const [index, instance] of all.entries()) {
        if (index > 0) await wait(betweenMs);
        await instance.stop();
        await instance.start();
        await scene.untilTaking();
      }
    },
  }),
  sceneFault({
    name: "kill-instance",
    about: `one of two instances is killed under load, and started again after ${deadMs / 1_000} s`,
    ...{ part: workingPart / 2, mayFail: true, stores: plainStores },
    async happen({ instances: [instance] }, _stores, { wait }) {
      await instance.die();
      await wait(deadMs);
      await instance.start();
    },
  }),
];
