import "server-only";
import { randomBytes } from "node:crypto";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { activeAccount } from "@/lib/auth/account";
import { audit } from "@/lib/auth/audit";
import type { Viewer } from "@/lib/auth/viewer";
import { canManage } from "@/lib/dashboard/access";
import { lookSchema } from "@/lib/dashboard/look/schema";
import { readFor } from "@/lib/dashboard/read-for";
import { originOf } from "@/lib/dashboard/share/origin-of";
import type { createdEmbedSchema, Embed, NewEmbed } from "@/lib/dashboard/share/schema";
import { store } from "@/lib/db/store";
import { affectedRows } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { ok, type Result } from "@/lib/result";
import { seal } from "@/lib/secret";

const embedCountMax = 20;
const secretBytes = 32;

/** Where a dashboard may be framed. **Order** newest first. **Fails** dashboard/not-found, auth/forbidden. **Access** those who may share it. */
export async function listEmbeds(viewer: Viewer, dashboardId: string): Promise<Result<Embed[]>> {
  const read = await readFor(viewer, dashboardId, canManage);
  return read.ok ? ok((await standingEmbeds(dashboardId)).map(toEmbed)) : read;
}

/**
 * Allows sites to frame a dashboard with the rows of one viewer: the maker's own, or those of another account that admins name. The
 * secret that signs is in the answer and nowhere else.
 * **Fails** dashboard/not-found, dashboard/nobody, dashboard/embed-origin (a wildcard, no site), dashboard/embeds-full, auth/forbidden.
 * **Access** those who may share it.
 */
export async function createEmbed(
  viewer: Viewer,
  dashboardId: string,
  { name, origins, fixed, viewerId }: NewEmbed,
): Promise<Result<z.infer<typeof createdEmbedSchema>>> {
  const read = await readFor(viewer, dashboardId, canManage);
  if (!read.ok) return read;
  // Lending somebody else's sight is giving rights away.
  if (viewerId !== viewer.userId && viewer.role !== "admin") return refuse("auth/forbidden");
  const wrong = origins.find((origin) => originOf(origin) === null);
  if (wrong !== undefined) return refuse("dashboard/embed-origin", { origin: wrong });
  const shown = await activeAccount(viewerId);
  if (shown === null) return refuse("dashboard/nobody");
  if ((await standingEmbeds(dashboardId)).length >= embedCountMax) {
    return refuse("dashboard/embeds-full", { limit: embedCountMax });
  }
  const secret = randomBytes(secretBytes).toString("base64url");
  const row = {
    ...{
      id: newId(),
      dashboardId,
      name,
      fixed,
      viewerId,
      origins: origins.flatMap((origin) => originOf(origin) ?? []),
    },
    ...{ secret: seal(secret, "embed-secret"), createdBy: viewer.userId, createdAt: new Date() },
    ...{ revokedAt: null, lastUsedAt: null },
  };
  const { db, tables } = await store();
  await db.insert(tables.dashboardEmbeds).values(row);
  await audit(viewer, "embed.create", row.id, { dashboardId, name, viewerId, origins: row.origins.join(", ") });
  return ok({ ...toEmbed({ embed: row, viewerName: shown.name }), secret });
}

/** Ends framing at once. **Fails** dashboard/not-found, dashboard/embed-not-found, auth/forbidden. **Access** those who may share it. */
export async function revokeEmbed(viewer: Viewer, dashboardId: string, embedId: string): Promise<Result<void>> {
  const read = await readFor(viewer, dashboardId, canManage);
  if (!read.ok) return read;
  const { db, tables } = await store();
  const { dashboardEmbeds: embeds } = tables;
  const result = await db
    .update(embeds)
    .set({ revokedAt: new Date() })
    .where(and(eq(embeds.id, embedId), eq(embeds.dashboardId, dashboardId), isNull(embeds.revokedAt)));
  if (affectedRows(result) === 0) return refuse("dashboard/embed-not-found");
  await audit(viewer, "embed.revoke", embedId, { dashboardId });
  return ok(undefined);
}

async function standingEmbeds(dashboardId: string) {
  const { db, tables } = await store();
  const { dashboardEmbeds: embeds, users } = tables;
  return await db
    .select({ embed: embeds, viewerName: users.name })
    .from(embeds)
    .leftJoin(users, eq(users.id, embeds.viewerId))
    .where(and(eq(embeds.dashboardId, dashboardId), isNull(embeds.revokedAt)))
    .orderBy(desc(embeds.id));
}

type EmbedRow = Awaited<ReturnType<typeof standingEmbeds>>[number];

function toEmbed({ embed, viewerName }: EmbedRow): Embed {
  return {
    ...{ id: embed.id, name: embed.name, origins: embed.origins, viewerName },
    fixed: lookSchema.shape.filters.parse(embed.fixed),
    createdAt: embed.createdAt.toISOString(),
    lastUsedAt: embed.lastUsedAt?.toISOString() ?? null,
  };
}
