import "server-only";
import { eq } from "drizzle-orm";
import { cached } from "@/lib/cache/cached";
import { store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { type ModelContext, modelContextSchema } from "@/lib/source/schema";
import { sourceTag } from "@/lib/source/sources";

/** What models are told of a source and what they are not sent; all defaults where nobody has said. Fails: source/not-found. */
export async function modelContextOf(sourceId: string): Promise<Result<ModelContext>> {
  const answer = await cached<ModelContext>(
    { kind: "model-context", key: [sourceId], tags: [sourceTag(sourceId)], schema: modelContextSchema },
    async () => {
      const { db, tables } = await store();
      const { sources } = tables;
      const [row] = await db
        .select({ modelContext: sources.modelContext })
        .from(sources)
        .where(eq(sources.id, sourceId))
        .limit(1);
      return row ? ok(modelContextSchema.parse(row.modelContext ?? {})) : refuse("source/not-found");
    },
  );
  return answer.ok ? ok(answer.value.value) : answer;
}
