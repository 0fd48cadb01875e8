import "server-only";
import type { CacheAnswer, CachePeek, CacheRequest, Load } from "@/lib/cache/cache-request";
import { defaultCache } from "@/lib/cache/default-cache";
import type { Result } from "@/lib/result";

/**
 * The value under a key from memory, else Redis, else `load`, which runs once however many ask at the same moment, and is
 * told to stop when the last of them has left.
 * The value is frozen: it is shared with every other reader. A failed load is passed on and never kept.
 * Access: whatever decides what the viewer may see (scope key, model version) must be in `key`.
 * Fails: as `load` does; execute/cancelled when `signal` falls while waiting.
 */
export function cached<T>(request: CacheRequest<T>, load: Load<T>): Promise<Result<CacheAnswer<T>>> {
  return defaultCache().cached(request, load);
}

/**
 * The value under a key where memory or Redis has it; nothing is loaded for it. **Nulls** null: it is in neither.
 * Access: as for `cached`.
 */
export function peek<T>(request: CachePeek<T>): Promise<CacheAnswer<T> | null> {
  return defaultCache().peek(request);
}
