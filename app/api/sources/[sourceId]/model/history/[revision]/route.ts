import { z } from "zod";
import { handle } from "@/lib/http/handle";
import { revisionDifferences } from "@/lib/semantic/edits/model-history";

const route = "/api/sources/[sourceId]/model/history/[revision]";
const params = z.object({ sourceId: z.uuid(), revision: z.coerce.number().int().min(1) });

/** `?against=` another revision than the one before. */
const query = z.object({ against: z.coerce.number().int().min(1).optional() });

export const GET = handle({ route, access: "semantic:edit", params, query }, ({ viewer, params, query }) =>
  revisionDifferences(viewer, params.sourceId, { revision: params.revision, against: query.against ?? null }),
);
