import { z } from "zod";
import { handle } from "@/lib/http/handle";
import { analyseSource } from "@/lib/pipeline/analyse-source";
import { analysisProgress } from "@/lib/source/analysis";

const route = "/api/sources/[sourceId]/analysis";
const params = z.object({ sourceId: z.uuid() });

export const GET = handle({ route, access: "source:view", params }, ({ viewer, params }) =>
  analysisProgress(viewer, params.sourceId),
);

export const POST = handle({ route, access: "source:manage", params }, ({ viewer, params }) =>
  analyseSource(viewer, params.sourceId),
);
