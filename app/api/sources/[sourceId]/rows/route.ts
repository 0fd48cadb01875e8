import { z } from "zod";
import { handle } from "@/lib/http/handle";
import { sampleRows } from "@/lib/pipeline/sample-rows";

/** A first look at one table: `?entity=` is its id in the semantic model. */
export const GET = handle(
  {
    route: "/api/sources/[sourceId]/rows",
    access: "source:view",
    params: z.object({ sourceId: z.uuid() }),
    query: z.object({ entity: z.string().min(1).max(300) }),
  },
  ({ viewer, params, query, signal }) => sampleRows(viewer, params.sourceId, query.entity, { signal }),
);
