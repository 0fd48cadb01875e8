import { handle } from "@/lib/http/handle";
import { importCases } from "@/lib/quality/exchange-cases";
import { importBytesMax, importSchema, setParamsSchema } from "@/lib/quality/schema";

/** Adds the questions of a file, all or none. */
export const POST = handle(
  {
    route: "/api/quality/sets/[setId]/import",
    access: "quality:manage",
    params: setParamsSchema,
    body: importSchema,
    bodyBytesMax: importBytesMax,
  },
  ({ viewer, params, body, locale }) => importCases(viewer, params.setId, body.lines, locale),
);
