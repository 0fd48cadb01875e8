import { z } from "zod";
import { handle } from "@/lib/http/handle";
import { usageRangeSchema } from "@/lib/llm/usage/schema";
import { usageReport } from "@/lib/llm/usage/usage-report";

/** What models were used for and what that cost. */
export const GET = handle(
  { route: "/api/usage", access: "model:manage", query: z.object({ range: usageRangeSchema.default("7d") }) },
  ({ viewer, query }) => usageReport(viewer, query.range),
);
