import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";
import { listReports } from "@/lib/report/reports";
import { newReportSchema } from "@/lib/report/schema";
import { startReport } from "@/lib/report/start-report";
import { ok } from "@/lib/result";

const route = "/api/reports";
const access = "ask";

/** The viewer's reports. */
export const GET = handle({ route, access }, async ({ viewer }) => ok(await listReports(viewer)));

/** Starts a report in the background. */
export const POST = handle({ route, access, body: newReportSchema }, async ({ viewer, body }) => {
  const allowed = await limitRate("report", viewer.userId);
  return allowed.ok ? await startReport(viewer, body) : allowed;
});
