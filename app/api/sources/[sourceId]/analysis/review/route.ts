import { z } from "zod";
import { widgetQueries } from "@/lib/dashboard/widget-queries";
import { handle } from "@/lib/http/handle";
import { analysisReview, decideReview } from "@/lib/pipeline/review-analysis";
import { reviewDecisionSchema } from "@/lib/semantic/analysis/schema";

const route = "/api/sources/[sourceId]/analysis/review";
const params = z.object({ sourceId: z.uuid() });

export const GET = handle({ route, access: "source:manage", params }, ({ viewer, params }) =>
  analysisReview(viewer, params.sourceId, () => widgetQueries(viewer, params.sourceId)),
);

export const POST = handle(
  { route, access: "source:manage", params, body: reviewDecisionSchema },
  ({ viewer, params, body }) => decideReview(viewer, params.sourceId, body),
);
