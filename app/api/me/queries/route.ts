import { listMyQueries } from "@/lib/execute/stop-query";
import { handle } from "@/lib/http/handle";
import { ok } from "@/lib/result";

/** What the viewer waits for at this moment. */
export const GET = handle({ route: "/api/me/queries", access: "signed-in" }, async ({ viewer }) =>
  ok(await listMyQueries(viewer)),
);
