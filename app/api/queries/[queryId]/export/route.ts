import { z } from "zod";
import { exportQuery } from "@/lib/chat/export-query";
import { csvResponse } from "@/lib/http/csv-response";
import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";

/** The rows of an answer as a CSV file. */
export const GET = handle(
  { route: "/api/queries/[queryId]/export", access: "ask", params: z.object({ queryId: z.string().max(64) }) },
  async ({ viewer, params: { queryId }, signal }) => {
    const allowed = await limitRate("export", viewer.userId);
    if (!allowed.ok) return allowed;
    const exported = await exportQuery(viewer, queryId, { signal });
    return exported.ok ? csvResponse(exported.value) : exported;
  },
);
