import "server-only";
import { audit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { listSources } from "@/lib/source/sources";
import type { MyQuery, RunningQueryList } from "./schema";
import { sharedQueries } from "./shared-queries";

/** Order: oldest first. Access: query:manage. */
export async function listRunningQueries(viewer: Viewer): Promise<Result<RunningQueryList>> {
  if (!can(viewer, "query:manage")) return refuse("auth/forbidden");
  const names = new Map((await listSources(viewer)).map(({ id, name }) => [id, name]));
  const queries = await sharedQueries().list();
  const oldestFirst = queries.toSorted((left, right) => left.since.localeCompare(right.since));
  return ok({ queries: oldestFirst.map((query) => ({ ...query, sourceName: names.get(query.sourceId) ?? "" })) });
}

/** What the viewer waits for at this moment, on any instance. */
export async function listMyQueries(viewer: Viewer): Promise<MyQuery[]> {
  const queries = await sharedQueries().list();
  return queries.flatMap(({ id, state, position, since, askers }) =>
    askers
      .filter(({ userId }) => userId === viewer.userId)
      .map(({ occasion }) => ({ id, state, position, since, occasion })),
  );
}

/**
 * Stops a query at its engine, for all who wait for it, on whichever instance it runs.
 * Access: query:manage; one's own leave with the request that waits for it. Fails: execute/not-running.
 */
export async function stopQuery(viewer: Viewer, queryId: string): Promise<Result<null>> {
  if (!can(viewer, "query:manage")) return refuse("auth/forbidden");
  const query = (await sharedQueries().list()).find(({ id }) => id === queryId);
  if (query === undefined) return refuse("execute/not-running");
  await sharedQueries().stop(queryId);
  const asked = query.askers.map(({ name, occasion }) => `${name}: ${occasion.asked}`).join("\n");
  const details = { state: query.state, askers: query.askers.map(({ userId }) => userId) };
  await audit(viewer, "query.stop", queryId, details, { sourceId: query.sourceId, text: `${asked}\n${query.sql}` });
  return ok(null);
}
