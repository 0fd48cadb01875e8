import { widgetDraftRequestSchema } from "@/lib/dashboard/design/schema";
import { handle } from "@/lib/http/handle";
import { limitRate } from "@/lib/http/rate-limit";
import { draftWidget } from "@/lib/pipeline/draft-widget";
import { ok } from "@/lib/result";

/** What a widget is to ask, made of a question, a plan or SQL, with its rows as the designer sees them. Nothing is kept. */
export const POST = handle(
  { route: "/api/dashboards/query", access: "dashboard:edit", body: widgetDraftRequestSchema },
  async ({ viewer, body, signal }) => {
    // A question may cost a model call; a plan that is edited costs what looking at it costs.
    const allowed = body.from === "question" ? await limitRate("question", viewer.userId) : ok(undefined);
    return allowed.ok ? await draftWidget(viewer, body, { signal }) : allowed;
  },
);
