import { fileResponse } from "@/lib/http/file-response";
import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";
import { exportReport } from "@/lib/report/export-report";
import { reportExportQuerySchema, reportParamsSchema } from "@/lib/report/schema";

/** A report as a file. */
export const GET = handle(
  {
    ...{ route: "/api/reports/[reportId]/export", access: "ask" },
    ...{ params: reportParamsSchema, query: reportExportQuerySchema },
  },
  async ({ viewer, params, query, signal }) => {
    const allowed = await limitRate("export", viewer.userId);
    if (!allowed.ok) return allowed;
    const exported = await exportReport(viewer, params.reportId, { format: query.format, signal });
    return exported.ok ? fileResponse(exported.value) : exported;
  },
);
