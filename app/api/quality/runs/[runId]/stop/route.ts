import { handle } from "@/lib/http/handle";
import { stopRun } from "@/lib/quality/run-quality";
import { runParamsSchema } from "@/lib/quality/schema";

/** Ends a run; what it judged so far is kept. */
export const POST = handle(
  { route: "/api/quality/runs/[runId]/stop", access: "quality:manage", params: runParamsSchema },
  ({ viewer, params }) => stopRun(viewer, params.runId),
);
