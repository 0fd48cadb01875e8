import "server-only";
import { keepChart } from "@/lib/chart/keep-chart";
import { recommendChart } from "@/lib/chart/recommend-chart";
import type { ChartRecommendation, ChartSpec } from "@/lib/chart/schema";
import { type AnswerParts, type answerSteps, messageRowCountMax, type Receipt } from "@/lib/chat/schema";
import { type ErrorCode, errorCodes, type Refusal } from "@/lib/errors";
import type { ResultColumn } from "@/lib/execute/schema";
import { errorMessage } from "@/lib/i18n/error-message";
import { addUsage } from "@/lib/llm/add-usage";
import type { ModelUsage } from "@/lib/llm/model-usage";
import type { CannotAnswer, Draft } from "@/lib/nl2sql/schema";
import { additiveColumns } from "@/lib/pipeline/additive-columns";
import type { AnswerPart, KeptQuery } from "@/lib/pipeline/answer-part";
import { type AnswerText, answerTexts } from "@/lib/pipeline/answer-texts";
import { describeResult } from "@/lib/pipeline/describe-result";
import type { AskedQuestion, OtherReading, Reading } from "@/lib/pipeline/read-question";
import type { DraftListener, DraftRun } from "@/lib/pipeline/run-draft";
import { suggestFollowups } from "@/lib/pipeline/suggest-followups";
import { mayBeTold, writeAnswer } from "@/lib/pipeline/write-answer";
import { writeReceipt } from "@/lib/pipeline/write-receipt";
import { countEntityQuestions } from "@/lib/semantic/score/entity-questions";
import { span } from "@/lib/telemetry/trace";

/** Where the parts of an answer go. */
export type AnswerSink = {
  /** Takes each part as it is made. The next one waits for it. */
  readonly emit: (part: AnswerPart) => Promise<void> | void;
  /** Keeps SQL that passed the guard and gives the id it is kept under. */
  readonly keepQuery: (query: KeptQuery) => Promise<string>;
  /** The chart that the reader chose before for a result with these columns. Nulls: none. */
  readonly rememberedChart?: (columns: readonly ResultColumn[]) => Promise<ChartSpec | null>;
};

/** Of a query that failed, as much as a message can hold. */
const shownSqlLengthMax = 400;

type Step = (typeof answerSteps)[number];

/** One answer in the making: its clock, its costs, and the parts that are emitted. */
export class AnswerInProgress {
  readonly text: AnswerText;
  suggestions: string[] = [];
  private usage: ModelUsage | null = null;
  private promptVersion: string | null = null;
  private offlineReason: string | null = null;
  private queryId = "";
  private active: { step: Step; since: number } | null = null;
  private readonly startedAt = performance.now();
  private readonly stepMs: Record<Step, number> = { reading: 0, checking: 0, running: 0, drawing: 0 };

  constructor(
    private readonly ask: { readonly sourceId: string; readonly question: string },
    private readonly sink: AnswerSink,
    private readonly locale: "en" | "zh",
  ) {
    this.text = answerTexts(locale);
  }

  readonly listener: DraftListener = {
    onChecking: (draft) => this.checking(draft),
    onRunning: (draft) => this.running(draft),
    onWaiting: (position) => this.waiting(position),
    onRead: (reading) => this.took(reading),
  };

  /** Ends the step that is active and begins the next; null only ends it. */
  async step(step: Step | null): Promise<void> {
    const now = performance.now();
    if (this.active) {
      this.stepMs[this.active.step] += now - this.active.since;
      await this.sink.emit({ kind: "step", data: { step: this.active.step, status: "done" } });
    }
    this.active = step === null ? null : { step, since: now };
    if (step !== null) await this.sink.emit({ kind: "step", data: { step, status: "active" } });
  }

  /** Takes note of who read the question and what it cost; repairs add up. */
  took({ usage, promptVersion, failure }: Reading): void {
    if (usage) this.usage = addUsage(this.usage, usage);
    this.promptVersion = promptVersion ?? this.promptVersion;
    if (failure) this.offlineReason = errorMessage(failure, this.locale);
  }

  /** News for whoever waits: nothing waits for its arrival. */
  readonly onFirstToken = (): void => {
    if (this.active?.step !== "reading") return;
    void this.sink.emit({ kind: "step", data: { step: "reading", status: "active", note: "writing" } });
  };

  private async checking({ understood }: Draft): Promise<void> {
    await this.sink.emit({ kind: "question", data: { asked: this.ask.question, understood } });
    await this.step("checking");
  }

  private async running({ sql, plan, engine, understood }: Draft): Promise<void> {
    const { sourceId } = this.ask;
    this.queryId = await this.sink.keepQuery({ sourceId, question: understood, sql, plan, engine });
    await this.sink.emit({ kind: "sql", data: { queryId: this.queryId, sql, plan, sourceId } });
    await this.step("running");
  }

  private waiting(position: number): void {
    // News for whoever looks: nothing waits for its arrival.
    void this.sink.emit({ kind: "step", data: { step: "running", status: "active", position } });
  }

  async show(run: DraftRun, asked: AskedQuestion): Promise<void> {
    const { draft, result, checked } = run;
    const { emit } = this.sink;
    await this.step("drawing");
    const shown = { ...result, rows: result.rows.slice(0, messageRowCountMax) };
    await emit({ kind: "rows", data: { queryId: this.queryId, result: shown, totalRowCount: result.rows.length } });
    await emit({ kind: "chart", data: await span("chart", {}, () => this.chart(run, asked)) });
    await emit({ kind: "text", text: describeResult(result, this.text, this.locale, additiveColumns(run)) });
    await this.step(null);
    await emit({ kind: "receipt", data: this.receipt(run, asked, "computed") });
    const questions = suggestFollowups({ ...asked, tables: checked.tables, plan: draft.plan, asked: asked.question });
    if (questions.length > 0) await emit({ kind: "followups", data: { questions } });
    if (mayBeTold(run, asked)) await this.tell(run, asked);
    await countEntityQuestions(this.ask.sourceId, checked.tables, asked.now);
  }

  /** A chart that somebody vouched for, or that the question names, goes before what the reader chose for such results earlier. */
  private async chart({ draft, result }: DraftRun, asked: AskedQuestion): Promise<ChartRecommendation> {
    const recommended = recommendChart(result, { question: asked.question, hint: draft.chartHint });
    const chosen = draft.chosenChart ?? null;
    if (chosen !== null || recommended.reason === "asked") return keepChart(recommended, chosen, result);
    const remembered = (await this.sink.rememberedChart?.(result.columns)) ?? null;
    return keepChart(recommended, remembered, result, "remembered");
  }

  /** Replaces the computed text by one of a model once its figures have been checked. */
  private async tell(run: DraftRun, asked: AskedQuestion): Promise<void> {
    const { text, usage } = await span("answer", {}, () => writeAnswer(run, asked));
    if (usage) this.usage = addUsage(this.usage, usage);
    if (text !== null) await this.sink.emit({ kind: "text", text });
    const textBy = text === null ? "computed" : "model";
    if (usage) await this.sink.emit({ kind: "receipt", data: this.receipt(run, asked, textBy) });
  }

  private receipt(run: DraftRun, asked: AskedQuestion, textBy: Receipt["textBy"]): Receipt {
    const { usage, promptVersion, offlineReason } = this;
    const facts = { usage, promptVersion, offlineReason, durationMs: this.durationMs(), textBy };
    return writeReceipt(run, asked, facts);
  }

  private durationMs(): Receipt["durationMs"] {
    const { reading, checking, running, drawing } = this.stepMs;
    const total = performance.now() - this.startedAt;
    return { read: reading, check: checking, run: running, draw: drawing, total };
  }

  async withoutDraft({ interpretation, failure }: OtherReading): Promise<void> {
    if (interpretation.kind === "cannot_answer") return await this.cannotAnswer(interpretation, failure ?? null);
    await this.step(null);
    await this.sink.emit({ kind: "clarify", data: interpretation });
  }

  private async cannotAnswer({ reason, unused, nearest }: CannotAnswer, failure: Refusal | null): Promise<void> {
    const problem: Record<string, string> = failure ? { problem: errorMessage(failure, this.locale) } : {};
    const key = failure ? "refusal.neither" : "refusal.cannotAnswer";
    const message = reason ? this.text(key, { reason, ...problem }) : this.text(`${key}Plain`, problem);
    const code = failure?.code ?? "nl2sql/cannot-answer";
    await this.refuseWith({ code, message, unused, nearest: nearest.length > 0 ? nearest : this.suggestions });
  }

  /** Says which query failed, what was wrong with it and what to do next. */
  async giveUp(refusal: Refusal, { sql }: Draft): Promise<void> {
    const problem = errorMessage(refusal, this.locale);
    const written = sql.length > shownSqlLengthMax ? `${sql.slice(0, shownSqlLengthMax)}…` : sql;
    const message = this.text("refusal.givenUp", { problem, sql: written });
    await this.refuseWith({ code: refusal.code, message, unused: [], nearest: this.suggestions });
  }

  async refuse(refusal: Refusal): Promise<void> {
    const message = errorMessage(refusal, this.locale);
    // A query that asks for a yes is answered with a yes, not with other questions.
    const mayConfirm = refusal.code === "execute/costly" && refusal.params.confirm === "yes";
    await this.refuseWith({
      ...{ code: refusal.code, message, unused: [], nearest: mayConfirm ? [] : this.suggestions },
      ...(mayConfirm && { confirmQueryId: this.queryId }),
    });
  }

  private async refuseWith(
    refused: Omit<AnswerParts["refusal"], "code" | "retryable"> & { readonly code: ErrorCode },
  ): Promise<void> {
    await this.step(null);
    await this.sink.emit({ kind: "refusal", data: { ...refused, retryable: errorCodes[refused.code].retryable } });
  }
}
