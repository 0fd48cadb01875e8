import "server-only";
import type { z } from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import type { DashboardConfig, Widget } from "@/lib/dashboard/config/schema";
import type { explainedSchema, explainSchema } from "@/lib/dashboard/design/schema";
import { rowsOfWidgets } from "@/lib/dashboard/design/wish/named-widgets";
import { explainRequest } from "@/lib/design/design-prompt";
import { type DesignText, designTexts } from "@/lib/design/design-texts";
import { modelAvailability, writeText } from "@/lib/llm/gateway";
import { promptInForce } from "@/lib/llm/prompts/prompt-in-force";
import { ok, type Result } from "@/lib/result";
import { logger } from "@/lib/telemetry/logger";

type Explained = z.infer<typeof explainedSchema>;

/**
 * Says in Markdown what a dashboard shows, in the viewer's language: by a language model where there is one, else from the questions
 * that its widgets ask. Only titles and questions are sent, no rows. **Fails** only when the viewer leaves: execute/cancelled.
 */
export async function explainDashboard(
  viewer: Viewer,
  { title, config }: z.output<typeof explainSchema>,
  { signal }: { readonly signal: AbortSignal },
): Promise<Result<Explained>> {
  const { locale } = viewer;
  const available = await modelAvailability(viewer, "layout");
  if (available.available) {
    const { text, version } = await promptInForce("design", locale);
    const written = await writeText({
      ...{ operation: "layout", viewer, conversationId: null, sourceId: null, promptVersion: version, signal },
      ...explainRequest({ title, config, locale }, text),
    });
    if (written.ok) return ok({ markdown: written.value.value.trim(), engine: "model" });
    if (signal.aborted) return written;
    logger("design").warn({ code: written.error.code }, "a dashboard was explained without a model");
  }
  return ok({ markdown: byRules(title, config, designTexts(locale)), engine: "offline" });
}

/** What each widget asks, row by row, and what can be filtered. */
function byRules(title: string, config: DashboardConfig, text: DesignText): string {
  const shown = rowsOfWidgets(config)
    .flat()
    .filter(({ kind }) => kind === "chart");
  const intro = text("explainIntro", { title, count: shown.length });
  const lines = shown.map((widget) => `- ${explained(widget)}`);
  const { filters } = config;
  const filtering = filters.map(({ label }) => label).join(text("listSeparator"));
  return [intro, lines.join("\n"), ...(filters.length > 0 ? [text("explainFilters", { filters: filtering })] : [])]
    .filter((part) => part !== "")
    .join("\n\n");
}

function explained(widget: Widget): string {
  const { title, description } = widget;
  const question = widget.kind === "chart" ? widget.query.question : null;
  const about = description ?? (question === title ? null : question);
  return about ? `**${title}**: ${about}` : `**${title}**`;
}
