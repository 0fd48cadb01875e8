import { createHash } from "node:crypto";
import type { CachePeek } from "@/lib/cache/cache-request";
import { ownTagOf } from "@/lib/cache/memory-tier";
import { type CacheKind, type CachePolicy, cachePolicies } from "@/lib/cache/policies";

/** The name of a value on every level: its kind and a digest of its key, which may be long and hold people's data. */
export function keyOf({ kind, key }: Pick<CachePeek<unknown>, "kind" | "key">): string {
  return `${kind}:${createHash("sha256").update(JSON.stringify(key)).digest("base64url")}`;
}

/** Clears all of a kind. */
export const kindTag = (kind: CacheKind): string => `kind:${kind}`;

/** All by which a value is invalidated: what its reader says, its kind and, where it can be refreshed alone, itself. */
export function tagsOf(key: string, { kind, tags }: Pick<CachePeek<unknown>, "kind" | "tags">): string[] {
  const { staleSecondsMax }: CachePolicy = cachePolicies[kind];
  return [kindTag(kind), ...tags, ...(staleSecondsMax > 0 ? [ownTagOf(key)] : [])];
}
