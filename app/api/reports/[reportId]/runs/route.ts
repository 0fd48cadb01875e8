import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";
import { runReport } from "@/lib/report/run-report";
import { reportParamsSchema, reportRunSchema } from "@/lib/report/schema";

/** Sets a report to work again in the background. */
export const POST = handle(
  { route: "/api/reports/[reportId]/runs", access: "ask", params: reportParamsSchema, body: reportRunSchema },
  async ({ viewer, params, body }) => {
    const allowed = await limitRate("report", viewer.userId);
    return allowed.ok ? await runReport(viewer, params.reportId, body) : allowed;
  },
);
