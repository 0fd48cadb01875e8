import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { keepChart } from "@/lib/chart/keep-chart";
import type { AnswerParts } from "@/lib/chat/schema";
import { newId } from "@/lib/id";
import { compilePlan } from "@/lib/nl2sql/compile-plan";
import { describePlan } from "@/lib/nl2sql/describe-plan";
import type { Interpretation } from "@/lib/nl2sql/schema";
import type { AnswerPart, KeptQuery } from "@/lib/pipeline/answer-part";
import { answerQuestion } from "@/lib/pipeline/answer-question";
import { limitPlan } from "@/lib/report/limit-plan";
import type { ReportDocument, ReportSection } from "@/lib/report/schema";
import { shiftPlan } from "@/lib/report/shift-plan";
import type { SemanticModel } from "@/lib/semantic/schema";

/** What making a section changes of it. */
export type MadeSection = Pick<
  ReportSection,
  "understood" | "sql" | "plan" | "chart" | "result" | "totalRowCount" | "text" | "textBy" | "receipt" | "status"
> &
  Pick<ReportSection, "refusal" | "inPeriod">;

type Kept = { [K in keyof AnswerParts]?: AnswerParts[K] } & { text?: string };

/**
 * Makes one section through the line that every question goes: its known query, or its question as it is read now, within the days and
 * the limits of the report. A refusal is a failed section, not an end of the report. Access: what the viewer may see.
 */
export async function makeSection(
  viewer: Viewer,
  { sourceId, document, section }: { sourceId: string; document: ReportDocument; section: ReportSection },
  signal: AbortSignal,
): Promise<MadeSection> {
  const parts: Kept = {};
  let inPeriod = section.inPeriod;
  await answerQuestion(
    viewer,
    {
      ...{ sourceId, question: section.question, engine: document.engine, conversationId: null },
      ...(section.sql === null ? {} : { stored: storedQuery(section, sourceId) }),
    },
    {
      signal,
      turns: [],
      emit: (part) => keep(parts, part),
      // The section itself keeps its SQL.
      keepQuery: async () => newId(),
      adjust: (read, model) => {
        if (section.sql !== null) return read;
        const put = putIntoReport(read, model, document);
        inPeriod = put.inPeriod;
        return put.read;
      },
    },
  );
  return { ...contentOf(parts, section), inPeriod };
}

function storedQuery({ sql, plan, question, understood, receipt }: ReportSection, sourceId: string): KeptQuery {
  const engine = receipt?.engine ?? (plan === null ? "sql" : "offline");
  return { sourceId, question: understood ?? question, sql: sql ?? "", plan, engine };
}

function keep(parts: Kept, part: AnswerPart): void {
  if (part.kind === "text") parts.text = part.text;
  // Kind and data belong together in AnswerPart; the compiler loses that in the assignment.
  else Object.assign(parts, { [part.kind]: part.data });
}

/** A reading limited to what the report is about and to its days, where it has a plan that can be. */
function putIntoReport(
  read: Interpretation,
  model: SemanticModel,
  { scope, period, locale }: ReportDocument,
): { read: Interpretation; inPeriod: boolean | null } {
  const outside = { read, inPeriod: period === null ? null : false };
  if (read.kind !== "draft" || read.plan === null || (scope === null && period === null)) return outside;
  const shifted = period === null ? read.plan : shiftPlan(read.plan, model, period);
  const plan = limitPlan(shifted ?? read.plan, scope);
  const sql = compilePlan(plan, model);
  if (!sql.ok) return outside;
  const understood = describePlan(plan, model, locale);
  return { read: { ...read, plan, sql: sql.value, understood }, inPeriod: period === null ? null : shifted !== null };
}

function contentOf(
  { sql, rows, chart, receipt, question, refusal, clarify, text }: Kept,
  section: ReportSection,
): Omit<MadeSection, "inPeriod"> {
  if (rows === undefined || sql === undefined) {
    const why = refusal ?? { code: "nl2sql/cannot-answer", message: clarify?.prompt ?? "" };
    return {
      ...{ understood: question?.understood ?? null, sql: section.sql, plan: section.plan, chart: null, result: null },
      ...{ totalRowCount: 0, text: "", textBy: "computed", receipt: null, status: "failed" },
      refusal: { code: why.code, message: why.message },
    };
  }
  const recommended = chart ?? null;
  const chosen = section.chart?.spec ?? null;
  return {
    ...{ understood: question?.understood ?? null, sql: sql.sql, plan: sql.plan, result: rows.result },
    chart: recommended && keepChart(recommended, chosen, rows.result),
    ...{ totalRowCount: rows.totalRowCount, text: text ?? "", textBy: receipt?.textBy ?? "computed" },
    ...{ receipt: receipt ?? null, status: "ready", refusal: null },
  };
}
