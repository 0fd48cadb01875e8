import "server-only";
import { eq } from "drizzle-orm";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { invalidate } from "@/lib/cache/invalidate";
import { store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { modelContextOf } from "@/lib/source/model-context";
import type { ModelContext } from "@/lib/source/schema";
import { sourceTag } from "@/lib/source/sources";
import { readStoredSource } from "./stored-source";

/** What models are told of a source, for those who may change it. **Access** source:manage. **Fails** source/not-found. */
export async function readModelContext(viewer: Viewer, sourceId: string): Promise<Result<ModelContext>> {
  return can(viewer, "source:manage") ? await modelContextOf(sourceId) : refuse("auth/forbidden");
}

/**
 * Changes what models are told of a source and what of it they are not sent; from the next question on, on every instance.
 * **Access** source:manage. **Fails** source/not-found.
 */
export async function changeModelContext(
  viewer: Viewer,
  sourceId: string,
  modelContext: ModelContext,
): Promise<Result<ModelContext>> {
  if (!can(viewer, "source:manage")) return refuse("auth/forbidden");
  const stored = await readStoredSource(sourceId);
  if (!stored.ok) return stored;
  const { db, tables } = await store();
  await db.update(tables.sources).set({ modelContext, updatedAt: new Date() }).where(eq(tables.sources.id, sourceId));
  await invalidate([sourceTag(sourceId)]);
  const { instructions, sendSampleValues, sendRows } = modelContext;
  const details = { name: stored.value.name, sendSampleValues, sendRows };
  await audit(viewer, "source.models", sourceId, details, { sourceId, text: instructions || null });
  return ok(modelContext);
}
