import { z } from "zod";
import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";
import { exportUsage } from "@/lib/llm/usage/export-usage";
import { usageRangeSchema } from "@/lib/llm/usage/schema";

/** Every call of the range as a CSV file. */
export const GET = handle(
  { route: "/api/usage/export", access: "model:manage", query: z.object({ range: usageRangeSchema.default("7d") }) },
  async ({ viewer, query }) => {
    const allowed = await limitRate("export", viewer.userId);
    if (!allowed.ok) return allowed;
    const file = await exportUsage(viewer, query.range);
    if (!file.ok) return file;
    return new Response(file.value, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="querent-usage-${query.range}.csv"`,
      },
    });
  },
);
