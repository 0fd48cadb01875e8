import "server-only";
import { fillPrompt } from "@/lib/llm/prompts/fill-prompt";
import { promptInForce } from "@/lib/llm/prompts/prompt-in-force";

/** What is asked of a model for reports. The forms of replies stand here: they belong to who reads them, not to the wording. */
const tasks = {
  outline: {
    en: `Choose the sections of a report on the subject that you are given: 3 to 7 questions to this database, from the whole to its parts (the figure in all, over time, its largest parts, what stands out). Each must be answerable by one query on the data that is listed, stand alone, and name its figure and how to split it. Name no dates unless the subject does.
Reply with JSON alone: {"title": "…", "sections": [{"heading": "…", "question": "…"}]}`,
    zh: `为给定主题的报告选择章节：向该数据库提出 3 到 7 个问题，由整体到部分（总量、随时间的变化、最大的组成部分、突出之处）。每个问题必须能用一条查询在所列数据上回答，能独立理解，并说明指标及其划分方式。除非主题提到日期，否则不要写日期。
只回复 JSON：{"title": "…", "sections": [{"heading": "…", "question": "…"}]}`,
  },
  section: {
    en: "Write the text of one section: two or three sentences on what these rows show.",
    zh: "撰写一个章节的文字：用两三句话说明这些数据行表明了什么。",
  },
  summary: {
    en: "Write the summary of a report from the texts of its sections: three to five lines, each beginning with “- ”.",
    zh: "根据各章节的文字撰写报告摘要：三到五行，每行以“- ”开头。",
  },
} as const;

type ReportTask = keyof typeof tasks;
type Filled = { readonly system: string; readonly promptVersion: string };

/** The wording that is in force for a task of reports, filled in. */
export async function reportPromptFor(task: ReportTask, locale: "en" | "zh"): Promise<Filled> {
  const { text, version } = await promptInForce("report", locale);
  return { system: fillReportPrompt(text, task, locale), promptVersion: version };
}

/** A wording of the prompt "report", filled in for a task. */
export function fillReportPrompt(wording: string, task: ReportTask, locale: "en" | "zh"): string {
  const today = new Date().toISOString().slice(0, 10);
  return fillPrompt(wording, { today, task: tasks[task][locale] });
}

/** Puts data into its fence; what could close it is taken out. */
export function asData(text: string): string {
  return `<data>\n${text.replaceAll(/<\/?data>/gi, "")}\n</data>`;
}
