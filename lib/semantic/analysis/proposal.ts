import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { store } from "@/lib/db/store";
import { pack, unpack } from "@/lib/semantic/analysis/pack";
import { driftItemSchema } from "@/lib/semantic/analysis/schema";
import { semanticModelSchema } from "@/lib/semantic/schema";
import { sourceStructureSchema } from "@/lib/source/schema";

/** What an analysis found of a source that changed, until a person decides. `revision`: of the model that it was compared with. */
const proposalSchema = z.object({
  revision: z.int(),
  structure: sourceStructureSchema,
  model: semanticModelSchema,
  drift: z.array(driftItemSchema),
});
export type Proposal = z.infer<typeof proposalSchema>;

/** A proposal as it is stored. */
export function packProposal(proposal: Proposal): Promise<string> {
  return pack(proposal);
}

/** What a run proposes; null when it proposes nothing (any more). */
export async function proposalOf(runId: string): Promise<Proposal | null> {
  const { db, tables } = await store();
  const { analysisRuns } = tables;
  const [row] = await db
    .select({ proposal: analysisRuns.proposal })
    .from(analysisRuns)
    .where(eq(analysisRuns.id, runId))
    .limit(1);
  return row?.proposal == null ? null : await unpack(row.proposal, proposalSchema);
}
