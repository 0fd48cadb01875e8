import "server-only";
import { randomBytes } from "node:crypto";
import { and, desc, eq, isNull, lt, or } from "drizzle-orm";
import { type Account, activeAccount } from "@/lib/auth/account";
import { audit } from "@/lib/auth/audit";
import { hashToken } from "@/lib/auth/hash-token";
import type { ApiToken, CreatedApiToken, NewApiToken } from "@/lib/auth/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { affectedRows } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
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
  const result = await db
    .update(apiTokens)
    .set({ revokedAt: new Date() })
    .where(and(eq(apiTokens.id, tokenId), eq(apiTokens.userId, viewer.userId), isNull(apiTokens.revokedAt)));
  if (affectedRows(result) === 0) return refuse("token/not-found");
  await audit(viewer, "token.revoke", tokenId);
  return ok(undefined);
}

/** Whose token this is; null when it is unknown, expired or revoked or its owner was disabled. Never cached: revoking works at once. */
export async function accountOfToken(secret: string, now = new Date()): Promise<Account | null> {
  if (!secret.startsWith(prefix)) return null;
  const { db, tables } = await store();
  const { apiTokens } = tables;
  const [token] = await db
    .select()
    .from(apiTokens)
    .where(eq(apiTokens.secretHash, hashToken(secret)));
  if (token === undefined || token.revokedAt !== null) return null;
  if (token.expiresAt !== null && token.expiresAt <= now) return null;
  const account = await activeAccount(token.userId);
  if (account !== null) await noteUse(token, now);
  return account;
}

/** A full disk must not lock scripts out of reading: a use that cannot be noted is logged and goes on. */
async function noteUse(token: { id: string; lastUsedAt: Date | null }, now: Date): Promise<void> {
  const staleBefore = new Date(now.getTime() - lastUsedPrecisionMs);
  if (token.lastUsedAt !== null && token.lastUsedAt >= staleBefore) return;
  const { db, tables } = await store();
  const { apiTokens } = tables;
  try {
    await db
      .update(apiTokens)
      .set({ lastUsedAt: now })
      .where(and(eq(apiTokens.id, token.id), or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, staleBefore))));
  } catch (error) {
    logger("auth").warn({ err: error, tokenId: token.id }, "the use of an API token could not be noted");
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
