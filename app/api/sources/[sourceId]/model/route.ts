import { z } from "zod";
import { handle } from "@/lib/http/handle";
import { askableModelFor } from "@/lib/pipeline/askable-view";
import { editableModelFor } from "@/lib/semantic/semantic-model";

const route = "/api/sources/[sourceId]/model";
const params = z.object({ sourceId: z.uuid() });

/** `?hidden=include` gives those who edit the model also what is hidden. */
const query = z.object({ hidden: z.enum(["include"]).optional() });

export const GET = handle({ route, access: "source:view", params, query }, ({ viewer, params, query }) =>
  query.hidden === "include" ? editableModelFor(viewer, params.sourceId) : askableModelFor(viewer, params.sourceId),
);
