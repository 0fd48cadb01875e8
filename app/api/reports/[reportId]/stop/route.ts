import { handle } from "@/lib/http/handle";
import { stopReport } from "@/lib/report/run-report";
import { reportParamsSchema } from "@/lib/report/schema";

/** Ends the work on a report; what is ready is kept. */
export const POST = handle(
  { route: "/api/reports/[reportId]/stop", access: "ask", params: reportParamsSchema },
  ({ viewer, params }) => stopReport(viewer, params.reportId),
);
