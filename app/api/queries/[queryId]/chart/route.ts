import { z } from "zod";
import { keepChartChoice } from "@/lib/chat/chart-choices";
import { chartChoiceSchema } from "@/lib/chat/schema";
import { handle } from "@/lib/http/handle";

/** Remembers the chart that the viewer chose for results like this one, or forgets it. */
export const PUT = handle(
  {
    route: "/api/queries/[queryId]/chart",
    access: "ask",
    params: z.object({ queryId: z.string().max(64) }),
    body: chartChoiceSchema,
  },
  ({ viewer, params: { queryId }, body }) => keepChartChoice(viewer, queryId, body),
);
