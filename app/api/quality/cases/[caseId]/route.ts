import { handle } from "@/lib/http/handle";
import { changeCase, deleteCase } from "@/lib/quality/question-cases";
import { caseChangeSchema, caseParamsSchema } from "@/lib/quality/schema";

const route = "/api/quality/cases/[caseId]";
const params = caseParamsSchema;

export const PATCH = handle(
  { route, access: "quality:manage", params, body: caseChangeSchema },
  ({ viewer, params, body }) => changeCase(viewer, params.caseId, body),
);

/** Also for designers who take back what they added from the chat. */
export const DELETE = handle({ route, access: "semantic:edit", params }, ({ viewer, params }) =>
  deleteCase(viewer, params.caseId),
);
