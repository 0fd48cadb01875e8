import { handle } from "@/lib/http/handle";
import { changeChains } from "@/lib/llm/models";
import { modelChainsSchema } from "@/lib/llm/schema";

export const PUT = handle(
  { route: "/api/models/chains", access: "model:manage", body: modelChainsSchema },
  ({ viewer, body }) => changeChains(viewer, body),
);
