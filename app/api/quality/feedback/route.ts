import { handle } from "@/lib/http/handle";
import { listFeedback } from "@/lib/quality/answer-feedback";
import { feedbackListQuerySchema } from "@/lib/quality/schema";

/** Lists what readers said of answers, the latest first. */
export const GET = handle(
  { route: "/api/quality/feedback", access: "quality:manage", query: feedbackListQuerySchema },
  ({ viewer, query }) => listFeedback(viewer, query),
);
