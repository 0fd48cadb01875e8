import { handle } from "@/lib/http/handle";
import { createModel, listModels } from "@/lib/llm/models";
import { modelEditSchema } from "@/lib/llm/schema";

const route = "/api/models";

export const GET = handle({ route, access: "model:manage" }, ({ viewer }) => listModels(viewer));

export const POST = handle({ route, access: "model:manage", body: modelEditSchema }, ({ viewer, body }) =>
  createModel(viewer, body),
);
