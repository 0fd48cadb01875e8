import { z } from "zod";
import { handle } from "@/lib/http/handle";
import { cancelAnalysis, sourceAnalysis, startAnalysis } from "@/lib/semantic/analysis/source-analysis";

const route = "/api/sources/[sourceId]/analysis";
const params = z.object({ sourceId: z.uuid() });

export const GET = handle({ route, access: "source:view", params }, ({ viewer, params }) =>
  sourceAnalysis(viewer, params.sourceId),
);

export const POST = handle({ route, access: "source:manage", params }, ({ viewer, params }) =>
  startAnalysis(viewer, params.sourceId),
);

export const DELETE = handle({ route, access: "source:manage", params }, ({ viewer, params }) =>
  cancelAnalysis(viewer, params.sourceId),
);
