import { z } from "zod";
import { handle } from "@/lib/http/handle";
import { importSourceModel } from "@/lib/pipeline/change-source-model";
import { exportModel } from "@/lib/semantic/edits/export-model";
import { importModelSchema } from "@/lib/semantic/edits/schema";

const route = "/api/sources/[sourceId]/model/file";
const params = z.object({ sourceId: z.uuid() });

/** A dbt manifest of a large project. */
const bodyBytesMax = 24 * 1024 * 1024;

export const GET = handle({ route, access: "semantic:edit", params }, ({ viewer, params }) =>
  exportModel(viewer, params.sourceId),
);

export const PUT = handle(
  { route, access: "semantic:edit", params, body: importModelSchema, bodyBytesMax },
  ({ viewer, params, body, signal }) => importSourceModel(viewer, params.sourceId, body, signal),
);
