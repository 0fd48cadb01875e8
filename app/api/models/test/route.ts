import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";
import { testModelSchema } from "@/lib/llm/schema";
import { testModelEdit } from "@/lib/llm/test-model";

export const POST = handle(
  { route: "/api/models/test", access: "model:manage", body: testModelSchema },
  async ({ viewer, body, signal }) => {
    const allowed = await limitRate("model-test", viewer.userId);
    if (!allowed.ok) return allowed;
    return testModelEdit(viewer, body.model, { modelId: body.modelId, signal });
  },
);
