import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";
import { promptPreviewWishSchema } from "@/lib/llm/prompts/schema";
import { previewPrompt } from "@/lib/report/preview-prompt";

/** What a model would be sent for a question, and on demand what it replies. */
export const POST = handle(
  { route: "/api/prompts/preview", access: "model:manage", body: promptPreviewWishSchema },
  async ({ viewer, body, signal }) => {
    const allowed = await limitRate("question", viewer.userId);
    return allowed.ok ? previewPrompt(viewer, body, { signal }) : allowed;
  },
);
