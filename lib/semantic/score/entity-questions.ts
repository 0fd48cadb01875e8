import "server-only";
import { and, eq, gte, lt, sql, sum } from "drizzle-orm";
import { store } from "@/lib/db/store";
import { upsert } from "@/lib/db/write";
import { newId } from "@/lib/id";
import { remember } from "@/lib/remember";
import { logger } from "@/lib/telemetry/logger";

const dayMs = 86_400_000;
const entityLengthMax = 255;
/** What lies further back is forgotten with the first question of a day. **Units** days. */
const keptDays = 90;

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Counts a question that was answered from these tables. What cannot be counted is no reason to fail an answer. */
export async function countEntityQuestions(sourceId: string, entityIds: readonly string[], now: Date): Promise<void> {
  try {
    const on = await store();
    const { entityQuestions } = on.tables;
    const day = dayOf(now.getTime());
    await forgetOldDays(day, now);
    for (const entity of entityIds.filter((id) => id.length <= entityLengthMax)) {
      await upsert(
        on,
        entityQuestions,
        { id: newId(), sourceId, entity, day, count: 1 },
        {
          target: [entityQuestions.sourceId, entityQuestions.entity, entityQuestions.day],
          set: { count: sql`${entityQuestions.count} + 1` },
        },
      );
    }
  } catch (cause) {
    logger("semantic").error({ err: cause, sourceId }, "a question could not be counted for its tables");
  }
}

/** How often each entity of a source was part of an answer in the last seven days, today included; by id. */
export async function entityQuestionCounts(sourceId: string, now: Date): Promise<ReadonlyMap<string, number>> {
  const { db, tables } = await store();
  const { entityQuestions } = tables;
  const since = dayOf(now.getTime() - 6 * dayMs);
  const rows = await db
    .select({ entity: entityQuestions.entity, count: sum(entityQuestions.count) })
    .from(entityQuestions)
    .where(and(eq(entityQuestions.sourceId, sourceId), gte(entityQuestions.day, since)))
    .groupBy(entityQuestions.entity);
  return new Map(rows.map(({ entity, count }) => [entity, Number(count)]));
}

/** The day on which this process last looked for rows that are too old. */
const lookedOn = remember("entity-questions-day", () => ({ day: "" }));

async function forgetOldDays(day: string, now: Date): Promise<void> {
  if (lookedOn.day === day) return;
  lookedOn.day = day;
  const { db, tables } = await store();
  await db
    .delete(tables.entityQuestions)
    .where(lt(tables.entityQuestions.day, dayOf(now.getTime() - keptDays * dayMs)));
}
