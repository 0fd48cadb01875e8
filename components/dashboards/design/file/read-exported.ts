import { z } from "zod";

/** Only the envelope is read here; the configuration may be of an older version, which `migrateConfig` brings up to date. */
const exportedSchema = z.object({
  title: z.string().trim().min(1).max(200),
  description: z.string().nullable().default(null),
  config: z.looseObject({ version: z.int() }),
});
export type ExportedDashboard = z.infer<typeof exportedSchema>;

/** What an exported file says. **Nulls** null: it is no such file. */
export function readExported(text: string): ExportedDashboard | null {
  try {
    const parsed = exportedSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // Not JSON at all: the same answer as JSON of another kind.
    return null;
  }
}
