import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { defaultCache } from "@/lib/cache/default-cache";

/** Makes every value with one of these tags be read anew, on every instance. Call it after the change is committed. */
export function invalidate(tags: string[]): Promise<void> {
  return defaultCache().invalidate(tags);
}

const settleMsMax = 10_000;
const settlePollMs = 100;

/**
 * As `invalidate`, for a process that ends after it: waits until Redis has taken it. Gives whether it has; without Redis there is
 * nobody else to tell.
 */
export async function invalidateBeforeEnd(tags: string[]): Promise<boolean> {
  const cache = defaultCache();
  await cache.invalidate(tags);
  const giveUpAt = performance.now() + settleMsMax;
  while (!(await cache.shared.settled())) {
    if (performance.now() > giveUpAt) return false;
    await delay(settlePollMs);
  }
  return true;
}
