import { handle } from "@/lib/http/handle";
import { feedbackParamsSchema } from "@/lib/quality/schema";
import { verifyFeedback } from "@/lib/quality/use-feedback";

/** Makes an answer that was judged the verified one of its question. */
export const POST = handle(
  { route: "/api/quality/feedback/[feedbackId]/verified", access: "quality:manage", params: feedbackParamsSchema },
  ({ viewer, params }) => verifyFeedback(viewer, params.feedbackId),
);
