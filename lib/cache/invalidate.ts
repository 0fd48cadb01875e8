import "server-only";
import { defaultCache } from "@/lib/cache/default-cache";

/** Makes every value with one of these tags be read anew, on every instance. Call it after the change is committed. */
export function invalidate(tags: string[]): Promise<void> {
  return defaultCache().invalidate(tags);
}
