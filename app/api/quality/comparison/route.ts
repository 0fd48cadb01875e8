import { handle } from "@/lib/http/handle";
import { compareRuns } from "@/lib/quality/compare-runs";
import { comparisonQuerySchema } from "@/lib/quality/schema";

/** `?runs=ID,ID`: the runs side by side, case by case. */
export const GET = handle(
  { route: "/api/quality/comparison", access: "quality:manage", query: comparisonQuerySchema },
  ({ viewer, query }) => compareRuns(viewer, query.runs),
);
