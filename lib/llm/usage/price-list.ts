import "server-only";
import { eq, gte, sql } from "drizzle-orm";
import type { z } from "zod";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { invalidate } from "@/lib/cache/invalidate";
import { store } from "@/lib/db/store";
import { upsert } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import { builtInPrice, builtInPrices, pricesAsOf } from "@/lib/llm/usage/built-in-prices";
import { modelPricesTag, ownPrices } from "@/lib/llm/usage/own-prices";
import type { PriceChange, PriceEntry, priceListSchema } from "@/lib/llm/usage/schema";
import { rangeStart } from "@/lib/llm/usage/usage-range";
import { ok, type Result } from "@/lib/result";

type PriceList = z.infer<typeof priceListSchema>;

/** What models cost: those in use, those with a price of their own, and those whose price is published. **Access** model:manage. **Order** most used first, then by name. */
export async function listPrices(viewer: Viewer, now: Date = new Date()): Promise<Result<PriceList>> {
  if (!can(viewer, "model:manage")) return refuse("auth/forbidden");
  const own = new Map((await ownPrices()).map(({ model, ...price }) => [model, price]));
  const calls = await callsByModel(rangeStart("90d", now));
  const names = new Set([...calls.keys(), ...own.keys(), ...Object.keys(builtInPrices)]);
  const entries = [...names].map(
    (model): PriceEntry => ({
      model,
      own: own.get(model) ?? null,
      published: builtInPrice(model),
      calls: calls.get(model) ?? 0,
    }),
  );
  const sorted = entries.toSorted((a, b) => b.calls - a.calls || a.model.localeCompare(b.model));
  return ok({ entries: sorted, publishedAsOf: pricesAsOf });
}

/** Sets what a model costs from now on, or takes that back; what was counted before stays as it was. **Access** model:manage. */
export async function changePrice(viewer: Viewer, { model, price }: PriceChange): Promise<Result<PriceList>> {
  if (!can(viewer, "model:manage")) return refuse("auth/forbidden");
  const on = await store();
  const { modelPrices } = on.tables;
  if (price === null) await on.db.delete(modelPrices).where(eq(modelPrices.model, model));
  else {
    const set = { ...price, updatedBy: viewer.userId, updatedAt: new Date() };
    await upsert(on, modelPrices, { model, ...set }, { target: modelPrices.model, set });
  }
  await invalidate([modelPricesTag]);
  await audit(viewer, "model.price", model, { price });
  return await listPrices(viewer);
}

async function callsByModel(since: Date): Promise<ReadonlyMap<string, number>> {
  const { db, tables } = await store();
  const { modelCalls: call } = tables;
  const rows = await db
    .select({ model: call.model, count: sql`COUNT(*)`.mapWith(Number) })
    .from(call)
    .where(gte(call.at, since))
    .groupBy(call.model);
  return new Map(rows.map(({ model, count }) => [model, count]));
}
