import { handle } from "@/lib/http/handle";
import { resolveFeedback } from "@/lib/quality/answer-feedback";
import { feedbackChangeSchema, feedbackParamsSchema } from "@/lib/quality/schema";

/** Marks feedback as dealt with, or as open again. */
export const PATCH = handle(
  {
    ...{ route: "/api/quality/feedback/[feedbackId]", access: "quality:manage" },
    ...{ params: feedbackParamsSchema, body: feedbackChangeSchema },
  },
  ({ viewer, params, body }) => resolveFeedback(viewer, params.feedbackId, body.resolved),
);
