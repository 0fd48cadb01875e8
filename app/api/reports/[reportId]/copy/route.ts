import { handle } from "@/lib/http/handle";
import { saveAsCopy } from "@/lib/report/save-report";
import { reportParamsSchema, reportSaveBytesMax, reportSaveSchema } from "@/lib/report/schema";

/** Keeps what a person changed as a report of its own. */
export const POST = handle(
  {
    ...{ route: "/api/reports/[reportId]/copy", access: "ask", params: reportParamsSchema },
    ...{ body: reportSaveSchema, bodyBytesMax: reportSaveBytesMax },
  },
  ({ viewer, params, body }) => saveAsCopy(viewer, params.reportId, body),
);
