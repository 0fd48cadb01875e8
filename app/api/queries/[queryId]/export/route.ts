import { z } from "zod";
import { exportQuery } from "@/lib/chat/export-query";
import { fileResponse } from "@/lib/http/file-response";
import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";
import { rowsFormatQuerySchema } from "@/lib/pipeline/schema";

/** The rows of an answer as a file. */
export const GET = handle(
  {
    route: "/api/queries/[queryId]/export",
    access: "ask",
    params: z.object({ queryId: z.string().max(64) }),
    query: rowsFormatQuerySchema,
  },
  async ({ viewer, params: { queryId }, query: { format }, signal }) => {
    const allowed = await limitRate("export", viewer.userId);
    if (!allowed.ok) return allowed;
    const exported = await exportQuery(viewer, queryId, { format, signal });
    return exported.ok ? fileResponse(exported.value) : exported;
  },
);
