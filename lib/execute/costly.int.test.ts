import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemViewer } from "@/lib/auth/system-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { closeStore } from "@/lib/db/store";
import { checkSql } from "@/lib/guard/check-sql";
import { openPolicy } from "@/lib/semantic/access-policy";
import { semanticModelFor } from "@/lib/semantic/semantic-view";
import { type SourceKind, sourceKinds, sourceLimitsSchema } from "@/lib/source/schema";
import { updateSource } from "@/lib/source/sources";
import { connectLargeSources, type LargeSources } from "@/scripts/test/large-sources";
import { runQuery } from "./run-query";

const admin = systemViewer();
const designer: Viewer = { ...admin, userId: "designer", role: "designer", scopeKey: "designer" };
const reader: Viewer = { ...admin, userId: "reader", role: "viewer", scopeKey: "reader" };
let sources: LargeSources;

beforeAll(async () => {
  sources = await connectLargeSources();
  const limits = sourceLimitsSchema.parse({ confirmRowsAbove: 10_000, confirmRole: "designer" });
  for (const id of sources.ids.values()) {
    const updated = await updateSource(admin, id, { limits });
    if (!updated.ok) throw new Error(updated.error.code);
  }
});
afterAll(async () => {
  await sources.close();
  await closeStore();
});

async function run(viewer: Viewer, kind: SourceKind, sql: string, confirmed = false) {
  const sourceId = sources.ids.get(kind) ?? "";
  const model = await semanticModelFor(admin, sourceId);
  if (!model.ok) throw new Error(model.error.code);
  const checked = checkSql(sql, { policy: openPolicy, model: model.value, rowCountMax: 100 });
  if (!checked.ok) throw new Error(checked.error.code);
  return runQuery(viewer, { sourceId }, checked.value, {
    ...{ signal: AbortSignal.timeout(30_000), cacheSeconds: 60, refresh: false, confirmed },
    occasion: { kind: "question", asked: "How much?", subject: null },
  });
}

const everything = "SELECT SUM(m) AS total FROM big";

describe.each(sourceKinds)("a query that reads more than the limit on %s", (kind) => {
  it("asks first, and runs for whoever may say yes", async ({ skip }) => {
    if (!sources.ids.has(kind)) return skip();
    const asked = await run(designer, kind, everything);
    expect(asked).toMatchObject({
      ok: false,
      error: { code: "execute/costly", params: { role: "designer", confirm: "yes" } },
    });
    expect(asked.ok ? 0 : Number(asked.error.params.rows)).toBeGreaterThan(15_000);
    expect(await run(designer, kind, everything, true)).toMatchObject({ ok: true });
    // What one has paid for is served to all of the same scope.
    expect(await run(designer, kind, everything)).toMatchObject({ ok: true, value: { cacheTier: "memory" } });
  });

  it("does not run for a role below, whatever it says", async ({ skip }) => {
    if (!sources.ids.has(kind)) return skip();
    for (const confirmed of [false, true]) {
      const refused = await run(reader, kind, everything, confirmed);
      expect(refused).toMatchObject({ ok: false, error: { code: "execute/costly", params: { confirm: "no" } } });
    }
  });

  it("asks nothing where the engine stops early or the table is small", async ({ skip }) => {
    if (!sources.ids.has(kind)) return skip();
    expect(await run(reader, kind, "SELECT n FROM big LIMIT 10")).toMatchObject({ ok: true });
    expect(await run(reader, kind, "SELECT SUM(m) AS total FROM small")).toMatchObject({ ok: true });
  });
});
