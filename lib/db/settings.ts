import "server-only";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { store } from "@/lib/db/store";
import { upsert } from "@/lib/db/write";

/** A small named value of the installation; null when it was never written or no longer has the expected form. */
export async function readSetting<T>(name: string, schema: z.ZodType<T>): Promise<T | null> {
  const { db, tables } = await store();
  const [row] = await db.select().from(tables.settings).where(eq(tables.settings.name, name));
  const parsed = schema.safeParse(row?.value);
  return parsed.success ? parsed.data : null;
}

/** Writes a named value of the installation over the one before. */
export async function writeSetting(name: string, value: unknown): Promise<void> {
  const on = await store();
  const { settings } = on.tables;
  const updatedAt = new Date();
  await upsert(on, settings, { name, value, updatedAt }, { target: settings.name, set: { value, updatedAt } });
}

/** Removes a named value of the installation. */
export async function removeSetting(name: string): Promise<void> {
  const { db, tables } = await store();
  await db.delete(tables.settings).where(eq(tables.settings.name, name));
}
