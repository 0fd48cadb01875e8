import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { store } from "@/lib/db/store";
import { freshId } from "@/lib/semantic/edits/thing-id";
import { newestModel } from "@/lib/semantic/load-model";
import { saveRevision } from "@/lib/semantic/save-revision";
import type { GlossaryTerm, SemanticModel } from "@/lib/semantic/schema";
import { logger } from "@/lib/telemetry/logger";

/** The glossary as it stood beside the other words for models, before it became part of what is known of the data. */
const formerSchema = z.object({ glossary: z.array(z.object({ term: z.string(), meaning: z.string() })).min(1) });

/**
 * Moves glossaries of before into the models of their sources, once. One whose source was never analysed waits for a later start.
 * Several instances may start at once: the one whose revision is saved takes the old words away.
 */
export async function carryGlossaries(): Promise<void> {
  const { db, tables } = await store();
  const { sources } = tables;
  const rows = await db.select({ id: sources.id, modelContext: sources.modelContext }).from(sources);
  for (const { id, modelContext } of rows) {
    const former = formerSchema.safeParse(modelContext);
    const model = former.success ? await newestModel(id) : null;
    if (!former.success || model === null) continue;
    const saved = await saveRevision(withTerms(model, former.data.glossary), {
      ...{ userId: null, origin: "import", note: null },
    });
    if (!saved.ok) {
      logger("semantic").warn({ sourceId: id }, "somebody saved the model while its glossary was carried over");
      continue;
    }
    const { glossary: _carried, ...rest } = modelContext as typeof modelContext & { glossary?: unknown };
    await db
      .update(sources)
      .set({ modelContext: rest as typeof modelContext })
      .where(eq(sources.id, id));
  }
}

/** The model with the terms that it does not have yet. */
function withTerms(model: SemanticModel, former: readonly { term: string; meaning: string }[]): SemanticModel {
  const glossary: GlossaryTerm[] = [...(model.glossary ?? [])];
  for (const { term, meaning } of former) {
    if (glossary.some((known) => known.term.toLowerCase() === term.toLowerCase())) continue;
    glossary.push({ id: freshId({ ...model, glossary }, null, term), term, meaning, synonyms: [], refersTo: null });
  }
  return { ...model, glossary };
}
