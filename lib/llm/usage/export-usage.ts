import "server-only";
import { and, asc, eq, gt, gte } from "drizzle-orm";
import Papa from "papaparse";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import type { UsageRange } from "@/lib/llm/usage/schema";
import { rangeStart } from "@/lib/llm/usage/usage-range";
import { ok, type Result } from "@/lib/result";

const pageSize = 1_000;
const nanoPerDollar = 1e9;

/** Excel reads a file as UTF-8 only when it begins with this mark. */
const byteOrderMark = "\uFEFF";

/**
 * Every call of a range as CSV, read from the store while it is sent: never more than a page of it is in memory.
 * **Order** oldest first. **Access** model:manage.
 */
export async function exportUsage(
  viewer: Viewer,
  range: UsageRange,
  now: Date = new Date(),
): Promise<Result<ReadableStream<Uint8Array>>> {
  if (!can(viewer, "model:manage")) return refuse("auth/forbidden");
  await audit(viewer, "export.usage", null, { range });
  const pages = csvPages(rangeStart(range, now));
  const encoder = new TextEncoder();
  return ok(
    new ReadableStream({
      async pull(controller) {
        const next = await pages.next();
        if (next.done === true) controller.close();
        else controller.enqueue(encoder.encode(next.value));
      },
      async cancel() {
        await pages.return(undefined);
      },
    }),
  );
}

async function* csvPages(start: Date): AsyncGenerator<string> {
  let header = true;
  for (let after: string | null = null; ; ) {
    const calls: Call[] = await readCalls(start, after);
    const lines = Papa.unparse(
      { fields: Object.keys(columns), data: calls.map(cellsOf) },
      { header, escapeFormulae: true },
    );
    if (header || calls.length > 0) yield `${header ? byteOrderMark : ""}${lines}\r\n`;
    header = false;
    after = calls.at(-1)?.id ?? null;
    if (calls.length < pageSize) return;
  }
}

type Call = Awaited<ReturnType<typeof readCalls>>[number];

const columns = {
  at: (call: Call) => call.at.toISOString(),
  user: (call: Call) => call.userName,
  user_id: (call: Call) => call.userId,
  operation: (call: Call) => call.operation,
  provider: (call: Call) => call.provider,
  model: (call: Call) => call.model,
  fallback_from: (call: Call) => call.fallbackFrom,
  outcome: (call: Call) => call.outcome,
  input_tokens: (call: Call) => call.inputTokens,
  cached_input_tokens: (call: Call) => call.cachedInputTokens,
  output_tokens: (call: Call) => call.outputTokens,
  reasoning_tokens: (call: Call) => call.reasoningTokens,
  cost_usd: (call: Call) => (call.costNanoUsd === null ? null : (call.costNanoUsd / nanoPerDollar).toFixed(9)),
  first_token_ms: (call: Call) => call.firstTokenMs,
  duration_ms: (call: Call) => call.durationMs,
  prompt_version: (call: Call) => call.promptVersion,
  source_id: (call: Call) => call.sourceId,
  conversation_id: (call: Call) => call.conversationId,
} satisfies Record<string, (call: Call) => string | number | null>;

const cellsOf = (call: Call) => Object.values(columns).map((cellOf) => cellOf(call));

/** Ids are made in the order of time, so a page begins after the last id of the one before. */
async function readCalls(start: Date, after: string | null) {
  const { db, tables } = await store();
  const { modelCalls: call, users } = tables;
  const rows = await db
    .select({ call, userName: users.name })
    .from(call)
    .leftJoin(users, eq(users.id, call.userId))
    .where(and(gte(call.at, start), after === null ? undefined : gt(call.id, after)))
    .orderBy(asc(call.id))
    .limit(pageSize);
  return rows.map(({ call: stored, userName }) => ({ ...stored, userName }));
}
