import { z } from "zod";
import { handle } from "@/lib/http/handle";
import { deleteModel, updateModel } from "@/lib/llm/models";
import { updateModelSchema } from "@/lib/llm/schema";

const route = "/api/models/[modelId]";
const params = z.object({ modelId: z.uuid() });

export const PATCH = handle(
  { route, access: "model:manage", params, body: updateModelSchema },
  ({ viewer, params, body }) => updateModel(viewer, params.modelId, body),
);

export const DELETE = handle({ route, access: "model:manage", params }, ({ viewer, params }) =>
  deleteModel(viewer, params.modelId),
);
