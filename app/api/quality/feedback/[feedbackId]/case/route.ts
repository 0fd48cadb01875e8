import { handle } from "@/lib/http/handle";
import { feedbackParamsSchema } from "@/lib/quality/schema";
import { feedbackAsCase } from "@/lib/quality/use-feedback";

/** Makes a question with a known answer of an answer that was judged. */
export const POST = handle(
  { route: "/api/quality/feedback/[feedbackId]/case", access: "quality:manage", params: feedbackParamsSchema },
  ({ viewer, params }) => feedbackAsCase(viewer, params.feedbackId),
);
