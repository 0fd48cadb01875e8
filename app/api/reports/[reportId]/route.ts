import { handle } from "@/lib/http/handle";
import { deleteReport, getReport } from "@/lib/report/reports";
import { saveReport } from "@/lib/report/save-report";
import { reportParamsSchema, reportSaveBytesMax, reportSaveSchema } from "@/lib/report/schema";

const route = "/api/reports/[reportId]";
const access = "ask";
const params = reportParamsSchema;

export const GET = handle({ route, access, params }, ({ viewer, params }) => getReport(viewer, params.reportId));

/** Saves what a person changed of a report. */
export const PUT = handle(
  { route, access, params, body: reportSaveSchema, bodyBytesMax: reportSaveBytesMax },
  ({ viewer, params, body }) => saveReport(viewer, params.reportId, body),
);

export const DELETE = handle({ route, access, params }, ({ viewer, params }) => deleteReport(viewer, params.reportId));
