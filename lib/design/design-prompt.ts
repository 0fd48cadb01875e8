import "server-only";
import { z } from "zod";
import type { DashboardConfig } from "@/lib/dashboard/config/schema";
import { designActSchema } from "@/lib/dashboard/design/wish/act";
import { rowsOfWidgets } from "@/lib/dashboard/design/wish/named-widgets";
import { fillPrompt } from "@/lib/llm/prompts/fill-prompt";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { ModelContext } from "@/lib/source/schema";

/** What is asked of a model for dashboards. The forms of replies stand here: they belong to who reads them, not to the wording. */
const tasks = {
  change: {
    en: `Turn the wish into changes of the dashboard. Each chart is a question to this database that one query answers: name its figure and how it is split, and no dates unless the wish does. A new dashboard has 6 to 10 widgets: figures first (chart "number", as "… by month"), then a course, then parts and rankings, then a table.
Reply with JSON alone: {"title": null or "…", "changes": [ … ]}, each change one of
{"do": "add", "title": "…", "question": "…", "chart": null or "number|line|area|bar|combination|pie|treemap|scatter|heatmap|funnel|table|gauge|map", "width": null or "quarter|third|half|two_thirds|full", "row": null or the row it goes below, "why": "…"}
{"do": "change", "widget": "its id", "title": null or "…", "question": null or "…", "chart": null or "…", "why": "…"}
{"do": "remove", "widget": "its id", "why": "…"}
{"do": "compare", "widgets": ["ids"], "with": "previous" or "year_ago", "why": "…"}
{"do": "filter", "table": "…", "column": "…", "why": "…"}
{"do": "text", "title": "…", "markdown": "…", "why": "…"}`,
    zh: `把要求变成对仪表板的修改。每个图表是一个可由一条查询回答的问题：写明指标及其划分方式；除非要求提到日期，否则不要写日期。新的仪表板有 6 到 10 个部件：先是数字（chart 为 "number"，如“每月的…”），再是走势，然后是构成与排名，最后是表格。
只回复 JSON：{"title": null 或 "…", "changes": [ … ]}，每项修改为下列之一
{"do": "add", "title": "…", "question": "…", "chart": null 或 "number|line|area|bar|combination|pie|treemap|scatter|heatmap|funnel|table|gauge|map", "width": null 或 "quarter|third|half|two_thirds|full", "row": null 或放在第几行之下, "why": "…"}
{"do": "change", "widget": "其 id", "title": null 或 "…", "question": null 或 "…", "chart": null 或 "…", "why": "…"}
{"do": "remove", "widget": "其 id", "why": "…"}
{"do": "compare", "widgets": ["id"], "with": "previous" 或 "year_ago", "why": "…"}
{"do": "filter", "table": "…", "column": "…", "why": "…"}
{"do": "text", "title": "…", "markdown": "…", "why": "…"}`,
  },
  explain: {
    en: "Explain the dashboard to somebody who opens it for the first time: in two or three short paragraphs of Markdown, what it answers, how its parts belong together, and what to look at first. Name no figures: they change every day.",
    zh: "向第一次打开它的人说明这个仪表板：用两三段简短的 Markdown 说明它回答什么问题、各部分如何关联、应先看哪里。不要写具体数字：它们每天都在变。",
  },
} as const;

const actCountMax = 30;
const entityCountMax = 40;
const columnCountMax = 30;
const termCountMax = 100;

/** Each change is read by itself, so that one that cannot be read does not cost the others. */
export const designReplySchema = z.object({
  title: z.string().trim().max(200).nullable().default(null),
  changes: z.array(z.unknown()).min(1).max(actCountMax),
});

/** The changes of a reply that can be read, and how many cannot. */
export function readActs(changes: readonly unknown[]) {
  const read = changes.map((change) => designActSchema.safeParse(change));
  return { acts: read.flatMap(({ data }) => data ?? []), unreadable: read.filter(({ success }) => !success).length };
}

/** A wording of the prompt "design", filled in for a task. */
export function fillDesignPrompt(wording: string, task: keyof typeof tasks, locale: "en" | "zh"): string {
  const today = new Date().toISOString().slice(0, 10);
  return fillPrompt(wording, { today, task: tasks[task][locale] });
}

export type DesignRequest = {
  readonly wish: string;
  readonly title: string;
  readonly config: DashboardConfig;
  readonly model: SemanticModel;
  readonly modelContext: ModelContext;
  readonly locale: "en" | "zh";
};

/** Every character that a model is sent for a wish. What is shown to admins is made here too. */
export function designRequest({ wish, title, config, model, modelContext, locale }: DesignRequest, wording: string) {
  const data = [describeModel(model), ...contextLines(modelContext, model), describeDashboard(title, config)];
  return {
    system: fillDesignPrompt(wording, "change", locale),
    prompt: [asData(data.join("\n\n")), `Wish: ${wish}`].join("\n\n"),
    schema: designReplySchema,
  };
}

/** Every character that a model is sent to explain a dashboard. */
export function explainRequest(
  { title, config, locale }: Omit<DesignRequest, "wish" | "model" | "modelContext">,
  wording: string,
) {
  return {
    system: fillDesignPrompt(wording, "explain", locale),
    prompt: [asData(describeDashboard(title, config)), `Dashboard: ${title}`].join("\n\n"),
  };
}

/** Tables with their columns, and figures: names alone, no values. */
function describeModel({ entities, measures }: SemanticModel): string {
  const shown = entities.filter(({ hidden }) => !hidden).slice(0, entityCountMax);
  const lines = shown.map(({ id, label, columns }) => {
    const named = columns.filter(({ hidden }) => !hidden).slice(0, columnCountMax);
    return `Table ${id} (${label}): ${named.map((column) => `${column.name} (${column.label})`).join(", ")}`;
  });
  const figures = [...new Set(measures.map(({ label, unit }) => (unit === null ? label : `${label} (${unit})`)))];
  return [...lines, `Figures: ${figures.join(", ")}`].join("\n");
}

function contextLines({ instructions }: ModelContext, { glossary = [] }: SemanticModel): string[] {
  const words = glossary.slice(0, termCountMax).map(({ term, meaning }) => `${term}: ${meaning}`);
  return [...(instructions ? [`Notes of the business: ${instructions}`] : []), ...words];
}

function describeDashboard(title: string, config: DashboardConfig): string {
  const rows = rowsOfWidgets(config).map((row, index) => {
    const widgets = row.map((widget) => {
      const asks = widget.kind === "chart" ? `, ${widget.chart.type}: ${widget.query.question ?? "own SQL"}` : "";
      return `  [${widget.id}] ${widget.title || widget.kind}${asks}`;
    });
    return [`Row ${index + 1}`, ...widgets].join("\n");
  });
  const filters = config.filters.map(({ label }) => label).join(", ");
  return [
    `The dashboard "${title}" as it stands:`,
    ...(rows.length > 0 ? rows : ["  empty"]),
    `Filters: ${filters || "none"}`,
  ].join("\n");
}

/** Puts data into its fence; what could close it is taken out. */
const asData = (text: string): string => `<data>\n${text.replaceAll(/<\/?data>/gi, "")}\n</data>`;
