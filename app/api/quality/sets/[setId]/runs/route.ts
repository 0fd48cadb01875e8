import { handle } from "@/lib/http/handle";
import { listRuns } from "@/lib/quality/quality-runs";
import { startRun } from "@/lib/quality/run-quality";
import { newRunSchema, setParamsSchema } from "@/lib/quality/schema";

const route = "/api/quality/sets/[setId]/runs";
const access = "quality:manage";
const params = setParamsSchema;

export const GET = handle({ route, access, params }, ({ viewer, params }) => listRuns(viewer, params.setId));

/** Starts a run in the background. */
export const POST = handle({ route, access, params, body: newRunSchema }, ({ viewer, params, body }) =>
  startRun(viewer, params.setId, body.engine),
);
