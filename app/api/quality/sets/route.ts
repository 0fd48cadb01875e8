import { handle } from "@/lib/http/handle";
import { createSet, listSets } from "@/lib/quality/question-sets";
import { newSetSchema, setListQuerySchema } from "@/lib/quality/schema";

const route = "/api/quality/sets";
const access = "quality:manage";

export const GET = handle({ route, access, query: setListQuerySchema }, ({ viewer, query }) =>
  listSets(viewer, query.sourceId),
);

export const POST = handle({ route, access, body: newSetSchema }, ({ viewer, body }) => createSet(viewer, body));
