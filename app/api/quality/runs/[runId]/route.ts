import { handle } from "@/lib/http/handle";
import { deleteRun } from "@/lib/quality/quality-runs";
import { runParamsSchema } from "@/lib/quality/schema";

export const DELETE = handle(
  { route: "/api/quality/runs/[runId]", access: "quality:manage", params: runParamsSchema },
  ({ viewer, params }) => deleteRun(viewer, params.runId),
);
