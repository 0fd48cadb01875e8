import { listRunningQueries } from "@/lib/execute/stop-query";
import { handle } from "@/lib/http/handle";

/** What waits and runs at the data sources at this moment, on all instances. */
export const GET = handle({ route: "/api/running-queries", access: "query:manage" }, ({ viewer }) =>
  listRunningQueries(viewer),
);
