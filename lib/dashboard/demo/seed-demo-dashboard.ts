import "server-only";
import { z } from "zod";
import { systemViewer } from "@/lib/auth/system-viewer";
import { demoDashboardConfig } from "@/lib/dashboard/demo/demo-dashboard";
import { insertDashboard } from "@/lib/dashboard/write-dashboard";
import { readSetting, writeSetting } from "@/lib/db/settings";
import { isUniqueViolation } from "@/lib/db/write";
import { loadModel } from "@/lib/semantic/load-model";
import { visibleModel } from "@/lib/semantic/visible-model";
import { demoShopSourceId } from "@/lib/source/demo-shop/seed-demo-shop";
import { logger } from "@/lib/telemetry/logger";

const settingName = "demo-dashboard";
const settingSchema = z.object({ dashboardId: z.string() });

/** The same on every installation: the first run ends on it, and two instances that start at once cannot make it twice. */
export const demoDashboardId = "01900000-0000-7000-8000-0000000000d1";

/**
 * Puts the dashboard "Shop overview" in place, once: whoever deletes it has seen it. Does nothing while there is no demo shop.
 * Call it after the demo shop has been seeded.
 */
export async function seedDemoDashboard(): Promise<void> {
  if ((await readSetting(settingName, settingSchema)) !== null) return;
  const sourceId = await demoShopSourceId();
  if (sourceId === null) return;
  const model = await loadModel(systemViewer(), sourceId);
  if (!model.ok) {
    // Without its model there is no query to write; the next start tries again.
    logger("dashboard").warn({ code: model.error.code }, "the demo dashboard was not made");
    return;
  }
  try {
    const contents = {
      title: "Shop overview",
      description: "How the demo shop is doing: sales, customers, products and returns.",
      visibility: "everyone",
      config: demoDashboardConfig(visibleModel(model.value)),
    } as const;
    await insertDashboard(systemViewer(), contents, demoDashboardId);
  } catch (error) {
    // Another instance was faster; anything else is a failure of the start.
    if (!isUniqueViolation(error)) throw error;
  }
  await writeSetting(settingName, { dashboardId: demoDashboardId });
  logger("dashboard").info({ dashboardId: demoDashboardId }, "the demo dashboard was made");
}

/** Where the first run ends: on the finished demo dashboard, or on the question page of an installation without one. */
export async function firstLanding(): Promise<string> {
  const seeded = await readSetting(settingName, settingSchema);
  return seeded === null ? "/ask" : `/dashboards/${seeded.dashboardId}`;
}
