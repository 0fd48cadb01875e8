import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/client/fetch-json";
import type { EngineChoice } from "@/lib/nl2sql/schema";
import {
  addedAnswerSchema,
  type CaseChange,
  comparisonSchema,
  type FeedbackListQuery,
  feedbackPageSchema,
  goldRowsSchema,
  importedSchema,
  type NewCase,
  type NewSet,
  qualityRunSchema,
  questionCaseSchema,
  questionSetSchema,
} from "@/lib/quality/schema";

const pollMs = 700;
const feedbackPath = (feedbackId: string) => `/api/quality/feedback/${feedbackId}`;
const setPath = (setId: string) => `/api/quality/sets/${setId}`;

/** The question sets of a source. */
export function questionSetsQuery(sourceId: string) {
  return queryOptions({
    queryKey: ["quality", "sets", { sourceId }],
    queryFn: ({ signal }) =>
      fetchJson(`/api/quality/sets?sourceId=${sourceId}`, { schema: z.array(questionSetSchema), signal }),
  });
}

/** One question set. */
export function questionSetQuery(setId: string) {
  return queryOptions({
    queryKey: ["quality", "set", setId],
    queryFn: ({ signal }) => fetchJson(setPath(setId), { schema: questionSetSchema, signal }),
  });
}

/** The questions of a set. */
export function questionCasesQuery(setId: string) {
  return queryOptions({
    queryKey: ["quality", "set", setId, "cases"],
    queryFn: ({ signal }) => fetchJson(`${setPath(setId)}/cases`, { schema: z.array(questionCaseSchema), signal }),
  });
}

/** The runs of a set, the latest first; asked again while one is at work. */
export function qualityRunsQuery(setId: string) {
  return queryOptions({
    queryKey: ["quality", "set", setId, "runs"],
    queryFn: ({ signal }) => fetchJson(`${setPath(setId)}/runs`, { schema: z.array(qualityRunSchema), signal }),
    refetchInterval: (query) => (query.state.data?.some(({ status }) => status === "running") ? pollMs : false),
  });
}

/** Runs side by side; asked again while one of them is at work. */
export function comparisonQuery(runIds: readonly string[]) {
  return queryOptions({
    queryKey: ["quality", "comparison", [...runIds]],
    queryFn: ({ signal }) =>
      fetchJson(`/api/quality/comparison?runs=${runIds.join(",")}`, { schema: comparisonSchema, signal }),
    refetchInterval: (query) =>
      query.state.data?.runs.some(({ status }) => status === "running") ? 3 * pollMs : false,
  });
}

/** Makes an empty set. */
export function createQuestionSet(body: NewSet) {
  return fetchJson("/api/quality/sets", { method: "POST", body, schema: questionSetSchema });
}

export function renameQuestionSet(setId: string, name: string) {
  return fetchJson(setPath(setId), { method: "PATCH", body: { name }, schema: questionSetSchema });
}

/** Deletes a set with its questions and runs. */
export function deleteQuestionSet(setId: string) {
  return fetchJson(setPath(setId), { method: "DELETE", schema: z.unknown() });
}

/** Adds the questions of JSON lines to a set, all or none. */
export function importQuestions(setId: string, lines: string) {
  return fetchJson(`${setPath(setId)}/import`, { method: "POST", body: { lines }, schema: importedSchema });
}

/** Where a set's questions can be downloaded. */
export function exportAddress(setId: string): string {
  return `${setPath(setId)}/export`;
}

export function addQuestionCase(setId: string, body: NewCase) {
  return fetchJson(`${setPath(setId)}/cases`, { method: "POST", body, schema: questionCaseSchema });
}

export function changeQuestionCase(caseId: string, body: CaseChange) {
  return fetchJson(`/api/quality/cases/${caseId}`, { method: "PATCH", body, schema: questionCaseSchema });
}

export function deleteQuestionCase(caseId: string) {
  return fetchJson(`/api/quality/cases/${caseId}`, { method: "DELETE", schema: z.unknown() });
}

/** Tries gold SQL and says how many rows it brings. Asked for when somebody wants to know, not by being shown. */
export function goldCheckQuery(sourceId: string, sql: string) {
  return queryOptions({
    queryKey: ["gold-check", sourceId, sql],
    queryFn: ({ signal }) =>
      fetchJson("/api/quality/check", { method: "POST", body: { sourceId, sql }, schema: goldRowsSchema, signal }),
  });
}

/** Starts a run in the background. */
export function startQualityRun(setId: string, engine: EngineChoice) {
  return fetchJson(`${setPath(setId)}/runs`, { method: "POST", body: { engine }, schema: qualityRunSchema });
}

/** Ends a run; what it judged so far is kept. */
export function stopQualityRun(runId: string) {
  return fetchJson(`/api/quality/runs/${runId}/stop`, { method: "POST", schema: qualityRunSchema });
}

export function deleteQualityRun(runId: string) {
  return fetchJson(`/api/quality/runs/${runId}`, { method: "DELETE", schema: z.unknown() });
}

/** Makes a case of an answer in the chat. */
export function addAnswerAsCase(queryId: string) {
  return fetchJson("/api/quality/answers", { method: "POST", body: { queryId }, schema: addedAnswerSchema });
}

/** What readers said of the answers of a source, page by page, the latest first. */
export function feedbackListQuery(filter: Omit<FeedbackListQuery, "cursor">) {
  return infiniteQueryOptions({
    queryKey: ["quality", "feedback", filter],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ sourceId: filter.sourceId });
      if (filter.verdict !== undefined) query.set("verdict", filter.verdict);
      if (filter.state !== undefined) query.set("state", filter.state);
      if (pageParam !== null) query.set("cursor", pageParam);
      return fetchJson(`/api/quality/feedback?${query}`, { schema: feedbackPageSchema, signal });
    },
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** Marks feedback as dealt with, or as open again. */
export function resolveFeedback(feedbackId: string, resolved: boolean) {
  return fetchJson(feedbackPath(feedbackId), { method: "PATCH", body: { resolved }, schema: z.unknown() });
}

/** Makes a case of an answer that was judged. */
export function addFeedbackAsCase(feedbackId: string) {
  return fetchJson(`${feedbackPath(feedbackId)}/case`, { method: "POST", schema: addedAnswerSchema });
}

/** Makes an answer that was judged the verified one of its question. */
export function verifyFeedback(feedbackId: string) {
  return fetchJson(`${feedbackPath(feedbackId)}/verified`, { method: "POST", schema: z.unknown() });
}
