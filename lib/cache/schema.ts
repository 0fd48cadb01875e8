import { z } from "zod";
import { type CacheKind, cachePolicies } from "@/lib/cache/policies";

const countSchema = z.int().nonnegative();
const bytesSchema = z.int().nonnegative();

/** What is kept under one kind, and how often it was asked for and where it was found. */
export const cacheKindReportSchema = z.object({
  /** A key of `cachePolicies`. */
  kind: z.string(),
  entries: countSchema,
  bytes: bytesSchema,
  /** `stale`: found, but due, and given out while it was read anew. Each read counts once, so `memory` and `redis` hold none of these. */
  hits: z.object({ memory: countSchema, redis: countSchema, stale: countSchema }),
  /** Reads that had to wait for the source. */
  misses: countSchema,
  /** How long a value is given out as it is. */
  freshSeconds: z.number().nonnegative(),
  /** How long it is kept at most, counted from when it was read. */
  staleSeconds: z.number().nonnegative(),
});
export type CacheKindReport = z.infer<typeof cacheKindReportSchema>;

/** One value or answer that is asked for often. */
export const hotKeySchema = z.object({
  kind: z.string(),
  /** What it is: a path, an id or SQL. Empty where that is nobody's to see. */
  subject: z.string(),
  sourceId: z.string().nullable(),
  dashboardId: z.string().nullable(),
  hits: countSchema,
  bytes: bytesSchema,
  ageSeconds: z.number().nonnegative(),
});
export type HotKey = z.infer<typeof hotKeySchema>;

/** What `GET /api/cache` gives: the cache of the instance that answers, since its process began. */
export const cacheReportSchema = z.object({
  since: z.iso.datetime(),
  /** L1: values of this process. `bytesMax` is of these and of the whole answers together. */
  memory: z.object({ bytes: bytesSchema, bytesMax: bytesSchema, entries: countSchema }),
  /** Whole answers kept as bytes. */
  responses: z.object({
    bytes: bytesSchema,
    entries: countSchema,
    /** Answers sent as they were kept. */
    hits: countSchema,
    /** Readers who had the newest answer already and were told so (304); none of these is among the hits. */
    revalidations: countSchema,
    misses: countSchema,
  }),
  /** Null: not configured. `usedBytes` and `maxBytes` are of the whole Redis; null where it does not say, or has no limit. */
  redis: z
    .object({ state: z.enum(["up", "down"]), usedBytes: bytesSchema.nullable(), maxBytes: bytesSchema.nullable() })
    .nullable(),
  kinds: z.array(cacheKindReportSchema),
  /** Order: most hits first. */
  hottest: z.array(hotKeySchema).max(20),
});
export type CacheReport = z.infer<typeof cacheReportSchema>;

// `Object.keys` forgets which keys there are, and that there is at least one.
const kinds = Object.keys(cachePolicies) as [CacheKind, ...CacheKind[]];

/** Body of `POST /api/cache/clear`: what is forgotten, on every instance. */
export const cacheClearSchema = z.discriminatedUnion("what", [
  z.object({ what: z.literal("all") }),
  z.object({ what: z.literal("kind"), kind: z.enum(kinds) }),
  z.object({ what: z.literal("source"), sourceId: z.string().max(36) }),
  z.object({ what: z.literal("dashboard"), dashboardId: z.string().max(36) }),
]);
export type CacheClear = z.infer<typeof cacheClearSchema>;
