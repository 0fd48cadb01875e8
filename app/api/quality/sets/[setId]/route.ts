import { handle } from "@/lib/http/handle";
import { deleteSet, getSet, renameSet } from "@/lib/quality/question-sets";
import { setChangeSchema, setParamsSchema } from "@/lib/quality/schema";

const route = "/api/quality/sets/[setId]";
const access = "quality:manage";
const params = setParamsSchema;

export const GET = handle({ route, access, params }, ({ viewer, params }) => getSet(viewer, params.setId));

export const PATCH = handle({ route, access, params, body: setChangeSchema }, ({ viewer, params, body }) =>
  renameSet(viewer, params.setId, body.name),
);

export const DELETE = handle({ route, access, params }, ({ viewer, params }) => deleteSet(viewer, params.setId));
