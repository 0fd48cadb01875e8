import { handle } from "@/lib/http/handle";
import { addCase, listCases } from "@/lib/quality/question-cases";
import { newCaseSchema, setParamsSchema } from "@/lib/quality/schema";

const route = "/api/quality/sets/[setId]/cases";
const access = "quality:manage";
const params = setParamsSchema;

export const GET = handle({ route, access, params }, ({ viewer, params }) => listCases(viewer, params.setId));

export const POST = handle({ route, access, params, body: newCaseSchema }, ({ viewer, params, body }) =>
  addCase(viewer, params.setId, body),
);
