import "server-only";
import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { audit } from "@/lib/auth/audit";
import type { Viewer } from "@/lib/auth/viewer";
import { canSee } from "@/lib/dashboard/access";
import { cleanPicture } from "@/lib/dashboard/clean-picture";
import type { DashboardConfig } from "@/lib/dashboard/config/schema";
import type { Sighting } from "@/lib/dashboard/look/sighting";
import { readRow, readVisible, selectDashboards } from "@/lib/dashboard/read-dashboard";
import { sharesWith } from "@/lib/dashboard/share/shared-with";
import { store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import { newId } from "@/lib/id";
import { ok, type Result } from "@/lib/result";

export type Picture = { readonly mediaType: string; readonly bytes: Uint8Array<ArrayBuffer> };

/**
 * Keeps a picture for dashboards. The same one of the same person is kept once.
 * **Access** checked by the caller: whoever edits dashboards. **Fails** picture/unreadable.
 */
export async function keepPicture(viewer: Viewer, file: Buffer): Promise<Result<{ readonly pictureId: string }>> {
  const clean = await cleanPicture(file);
  if (!clean.ok) return clean;
  const { mediaType, bytes } = clean.value;
  const digest = createHash("sha256").update(bytes).digest("hex");
  const { db, tables } = await store();
  const { pictures } = tables;
  const [known] = await db
    .select({ id: pictures.id })
    .from(pictures)
    .where(and(eq(pictures.digest, digest), eq(pictures.createdBy, viewer.userId)));
  if (known) return ok({ pictureId: known.id });
  const pictureId = newId();
  await audit(viewer, "picture.create", pictureId, { mediaType, byteCount: bytes.length });
  await db.insert(pictures).values({
    ...{ id: pictureId, mediaType, digest, content: bytes.toString("base64"), byteCount: bytes.length },
    ...{ createdBy: viewer.userId, createdAt: new Date() },
  });
  return ok({ pictureId });
}

/**
 * A picture for somebody who is signed in.
 * **Access** whoever brought it, and whoever may look at a dashboard that shows it. **Fails** picture/not-found.
 */
export async function pictureFor(viewer: Viewer, pictureId: string): Promise<Result<Picture>> {
  const read = await readPicture(pictureId);
  if (read === null) return refuse("picture/not-found");
  const maySee = read.createdBy === viewer.userId || (await isOnVisible(viewer, pictureId));
  return maySee ? ok(read.picture) : refuse("picture/not-found");
}

/** A picture of the dashboard that a link or a frame shows. **Fails** picture/not-found. */
export async function sightedPicture({ viewer, dashboardId }: Sighting, pictureId: string): Promise<Result<Picture>> {
  const dashboard = await readVisible(viewer, dashboardId);
  const isShown = dashboard.ok && shows(dashboard.value.config, pictureId);
  const read = isShown ? await readPicture(pictureId) : null;
  return read === null ? refuse("picture/not-found") : ok(read.picture);
}

async function readPicture(pictureId: string): Promise<{ picture: Picture; createdBy: string } | null> {
  const { db, tables } = await store();
  const [row] = await db.select().from(tables.pictures).where(eq(tables.pictures.id, pictureId));
  if (!row) return null;
  const bytes = Uint8Array.from(Buffer.from(row.content, "base64"));
  return { picture: { mediaType: row.mediaType, bytes }, createdBy: row.createdBy };
}

const shows = (config: DashboardConfig, pictureId: string) =>
  config.widgets.some((widget) => widget.kind === "picture" && widget.pictureId === pictureId);

/** Browsers keep a picture for a day, so this is asked seldom. */
async function isOnVisible(viewer: Viewer, pictureId: string): Promise<boolean> {
  const [rows, given] = await Promise.all([selectDashboards(await store()), sharesWith(viewer)]);
  return rows.some((row) => {
    const read = readRow(row, given.get(row.dashboard.id) ?? []);
    return read.ok && canSee(viewer, read.value) && shows(read.value.config, pictureId);
  });
}
