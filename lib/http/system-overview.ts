import "server-only";
import { can } from "@/lib/auth/can";
import { countUsers } from "@/lib/auth/users";
import type { Viewer } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import { refuse } from "@/lib/errors";
import { readiness } from "@/lib/http/readiness";
import type { SystemOverview } from "@/lib/http/schema";
import { leadingModel } from "@/lib/llm/model-chain";
import { spentBy } from "@/lib/llm/usage/spent";
import { ok, type Result } from "@/lib/result";
import { listSources } from "@/lib/source/sources";

/** How the parts of this instance are doing. **Access** system:view. */
export async function systemOverview(viewer: Viewer): Promise<Result<SystemOverview>> {
  if (!can(viewer, "system:view")) return refuse("auth/forbidden");
  const [{ parts }, sources, userCount, model, spent] = await Promise.all([
    readiness(),
    listSources(viewer),
    countUsers(),
    leadingModel("sql"),
    spentBy(null, new Date()),
  ]);
  const withStatus = (status: string) => sources.filter(({ analysisStatus }) => analysisStatus === status).length;
  return ok({
    parts,
    storeKind: env.DATABASE_URL === undefined ? "sqlite" : "mysql",
    model,
    modelCostTodayNanoUsd: spent.day,
    sources: { ready: withStatus("ready"), failed: withStatus("failed"), total: sources.length },
    userCount,
    startedAt: new Date(Date.now() - process.uptime() * 1_000),
    memoryBytes: process.memoryUsage.rss(),
  });
}
