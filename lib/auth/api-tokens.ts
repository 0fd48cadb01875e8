import "server-only";
import { randomBytes } from "node:crypto";
import { and, desc, eq, isNull, lt, or } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import { type Account, activeAccount } from "@/lib/auth/account";
import { audit } from "@/lib/auth/audit";
import { hashToken } from "@/lib/auth/hash-token";
import type { ApiToken, CreatedApiToken, NewApiToken } from "@/lib/auth/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { cached } from "@/lib/cache/cached";
import { lastsAtMost } from "@/lib/cache/dependencies";
import { invalidate } from "@/lib/cache/invalidate";
import { store } from "@/lib/db/store";
import { affectedRows } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { remember } from "@/lib/remember";
import { ok, type Result } from "@/lib/result";
import { logger } from "@/lib/telemetry/logger";

/** Lets secret scanners recognise a leaked token. */
const prefix = "qrt_";
const dayMs = 86_400_000;
/** "Last used" is kept to the minute, so that a busy script does not write on every call. */
const lastUsedPrecisionMs = 60_000;

/** The viewer's own tokens that were not revoked. **Order** newest first. */
export async function listApiTokens(viewer: Viewer): Promise<ApiToken[]> {
  const { db, tables } = await store();
  const { apiTokens } = tables;
  const rows = await db
    .select()
    .from(apiTokens)
    .where(and(eq(apiTokens.userId, viewer.userId), isNull(apiTokens.revokedAt)))
    .orderBy(desc(apiTokens.id));
  return rows.map(toDto);
}

/** Makes a token that acts as the viewer. Its secret is in the answer and nowhere else. */
export async function createApiToken(viewer: Viewer, wanted: NewApiToken): Promise<CreatedApiToken> {
  const { db, tables } = await store();
  const secret = `${prefix}${randomBytes(32).toString("base64url")}`;
  const createdAt = new Date();
  const row = {
    id: newId(),
    userId: viewer.userId,
    name: wanted.name,
    secretHash: hashToken(secret),
    createdAt,
    expiresAt: wanted.days === null ? null : new Date(createdAt.getTime() + wanted.days * dayMs),
    lastUsedAt: null,
    revokedAt: null,
  };
  await db.insert(tables.apiTokens).values(row);
  await audit(viewer, "token.create", row.id, { name: row.name, days: wanted.days });
  return { ...toDto(row), secret };
}

/** Ends one of the viewer's own tokens at once. **Fails** token/not-found, also for other people's. */
export async function revokeApiToken(viewer: Viewer, tokenId: string): Promise<Result<void>> {
  const { db, tables } = await store();
  const { apiTokens } = tables;
  const isTheirs = and(eq(apiTokens.id, tokenId), eq(apiTokens.userId, viewer.userId), isNull(apiTokens.revokedAt));
  const [token] = await db.select({ hash: apiTokens.secretHash }).from(apiTokens).where(isTheirs);
  if (token === undefined) return refuse("token/not-found");
  const result = await db.update(apiTokens).set({ revokedAt: new Date() }).where(isTheirs);
  await invalidate([tagOf(token.hash)]);
  if (affectedRows(result) === 0) return refuse("token/not-found");
  await audit(viewer, "token.revoke", tokenId);
  return ok(undefined);
}

/**
 * Whose token this is; null when it is unknown, expired or revoked or its owner was disabled. A good one is cached until it is revoked,
 * which every instance hears of; an unknown one never.
 */
export async function accountOfToken(secret: string, now = new Date()): Promise<Account | null> {
  if (!secret.startsWith(prefix)) return null;
  const hash = hashToken(secret);
  const request = { kind: "session" as const, key: ["token", hash], tags: [tagOf(hash)], schema: storedTokenSchema };
  const read = await cached(request, () => readToken(hash));
  if (!read.ok) return null;
  const token = read.value.value;
  const leftMs = token.expiresAt === null ? Number.POSITIVE_INFINITY : token.expiresAt - now.getTime();
  if (leftMs <= 0) return null;
  lastsAtMost(leftMs);
  const account = await activeAccount(token.userId);
  if (account !== null) await noteUse(token.id, now);
  return account;
}

const tagOf = (secretHash: string) => `token:${secretHash}`;
/** **Units** `expiresAt`: milliseconds since 1970. */
const storedTokenSchema = z.object({ id: z.string(), userId: z.string(), expiresAt: z.number().nullable() });

async function readToken(secretHash: string): Promise<Result<z.infer<typeof storedTokenSchema>>> {
  const { db, tables } = await store();
  const { apiTokens } = tables;
  const [token] = await db.select().from(apiTokens).where(eq(apiTokens.secretHash, secretHash));
  if (token === undefined || token.revokedAt !== null) return refuse("token/not-found");
  return ok({ id: token.id, userId: token.userId, expiresAt: token.expiresAt?.getTime() ?? null });
}

/** A full disk must not lock scripts out of reading: a use that cannot be noted is logged and goes on. */
async function noteUse(tokenId: string, now: Date): Promise<void> {
  const noted = remember("token-uses", () => new LRUCache<string, number>({ max: 10_000 }));
  if (now.getTime() - (noted.get(tokenId) ?? 0) < lastUsedPrecisionMs) return;
  noted.set(tokenId, now.getTime());
  const { db, tables } = await store();
  const { apiTokens } = tables;
  const staleBefore = new Date(now.getTime() - lastUsedPrecisionMs);
  try {
    await db
      .update(apiTokens)
      .set({ lastUsedAt: now })
      .where(and(eq(apiTokens.id, tokenId), or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, staleBefore))));
  } catch (error) {
    noted.delete(tokenId);
    logger("auth").warn({ err: error, tokenId }, "the use of an API token could not be noted");
  }
}

function toDto(row: {
  id: string;
  name: string;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
}): ApiToken {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
