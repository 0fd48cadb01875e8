import { z } from "zod";
import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";
import { testModel } from "@/lib/llm/test-model";

/** A row's id, or the name of a place in the environment. */
const params = z.object({ modelId: z.string().regex(/^[a-z0-9-]{1,40}$/) });

export const POST = handle(
  { route: "/api/models/[modelId]/test", access: "model:manage", params },
  async ({ viewer, params, signal }) => {
    const allowed = await limitRate("model-test", viewer.userId);
    if (!allowed.ok) return allowed;
    return testModel(viewer, params.modelId, { signal });
  },
);
