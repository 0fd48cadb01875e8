import { z } from "zod";
import { configVersion, type DashboardConfig, dashboardConfigSchema } from "@/lib/dashboard/config/schema";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";

/**
 * One step a version: turns a configuration of that version into the next. Never changed once released, because stored
 * dashboards and exported files of every age pass through all of them.
 */
const steps: Readonly<Record<number, (config: Record<string, unknown>) => Record<string, unknown>>> = {
  // Everything that version 2 added has a default in the schema.
  1: (config) => ({ ...config, version: 2 }),
};

const versionedSchema = z.looseObject({ version: z.int().min(1) });

/**
 * Reads a configuration of any version: brings it to the newest form and checks it.
 * **Fails** dashboard/config when it is no configuration, is damaged, or comes from a newer Querent.
 */
export function migrateConfig(raw: unknown): Result<DashboardConfig> {
  const versioned = versionedSchema.safeParse(raw);
  if (!versioned.success) return refuse("dashboard/config", { problem: "version" });
  let config: Record<string, unknown> = versioned.data;
  for (let version = versioned.data.version; version < configVersion; version += 1) {
    const step = steps[version];
    if (!step) return refuse("dashboard/config", { problem: `version ${version}` });
    config = step(config);
  }
  const parsed = dashboardConfigSchema.safeParse(config);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return refuse("dashboard/config", { problem: issue ? `${issue.path.join(".")}: ${issue.message}` : "config" });
}
