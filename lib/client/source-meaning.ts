import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/client/fetch-json";
import { type ModelPreviewRequest, modelPreviewSchema } from "@/lib/pipeline/schema";
import {
  type AnalysisReview,
  analysisReviewSchema,
  analysisRunSchema,
  type ReviewDecision,
} from "@/lib/semantic/analysis/schema";
import {
  type ChangeModel,
  importResultSchema,
  modelDifferenceSchema,
  modelRevisionSchema,
} from "@/lib/semantic/edits/schema";
import { semanticModelSchema } from "@/lib/semantic/schema";
import { contextScoreSchema } from "@/lib/semantic/score/schema";

const placeOf = (sourceId: string) => `/api/sources/${sourceId}`;

/** Saves changes of a model as one revision; gives the model as those who edit it see it. Fails: semantic/conflict names who and what. */
export function changeModel(sourceId: string, body: ChangeModel) {
  return fetchJson(`${placeOf(sourceId)}/model/changes`, { method: "POST", body, schema: semanticModelSchema });
}

/** The saved versions of a model, newest first. */
export function modelHistoryQuery(sourceId: string) {
  return queryOptions({
    queryKey: ["sources", sourceId, "history"],
    queryFn: ({ signal }) =>
      fetchJson(`${placeOf(sourceId)}/model/history`, { schema: z.array(modelRevisionSchema), signal }),
  });
}

/** What a version changed against the one before it, or against `against`. */
export function modelDifferencesQuery(sourceId: string, revision: number, against: number | null = null) {
  const search = against === null ? "" : `?against=${against}`;
  return queryOptions({
    queryKey: ["sources", sourceId, "history", revision, against],
    queryFn: ({ signal }) =>
      fetchJson(`${placeOf(sourceId)}/model/history/${revision}${search}`, {
        schema: z.array(modelDifferenceSchema),
        signal,
      }),
  });
}

/** Makes an old version the newest one. `revision` is what was looked at. */
export function returnToRevision(sourceId: string, body: { revision: number; to: number }) {
  return fetchJson(`${placeOf(sourceId)}/model/history`, { method: "POST", body, schema: semanticModelSchema });
}

/** The model as a file. */
export function modelFileQuery(sourceId: string) {
  return queryOptions({
    queryKey: ["sources", sourceId, "file"],
    queryFn: ({ signal }) =>
      fetchJson(`${placeOf(sourceId)}/model/file`, {
        schema: z.object({ revision: z.int(), text: z.string() }),
        signal,
      }),
  });
}

/** Reads a model from a file: Querent's own YAML, or dbt's manifest.json or semantic YAML. */
export function importModel(
  sourceId: string,
  body: { revision: number; text: string; dryRun: boolean; format: "querent" | "dbt" },
) {
  return fetchJson(`${placeOf(sourceId)}/model/file`, { method: "PUT", body, schema: importResultSchema });
}

/** What a measure or filter comes to as it stands in the form, before it is kept. */
export function modelPreviewQuery(sourceId: string, part: ModelPreviewRequest) {
  return queryOptions({
    queryKey: ["sources", sourceId, "preview", part],
    queryFn: ({ signal }) =>
      fetchJson(`${placeOf(sourceId)}/model/preview`, {
        method: "POST",
        body: part,
        schema: modelPreviewSchema,
        signal,
      }),
    retry: false,
  });
}

/** How well the data is described, and what would help most. */
export function contextScoreQuery(sourceId: string) {
  return queryOptions({
    queryKey: ["sources", sourceId, "score"],
    queryFn: ({ signal }) => fetchJson(`${placeOf(sourceId)}/score`, { schema: contextScoreSchema, signal }),
  });
}

/** The newest analysis of a source; null where there was none. Asked again while it is queued or runs. */
export function analysisRunQuery(sourceId: string) {
  return queryOptions({
    queryKey: ["sources", sourceId, "analysis"],
    queryFn: ({ signal }) =>
      fetchJson(`${placeOf(sourceId)}/analysis`, { schema: analysisRunSchema.nullable(), signal }),
    refetchInterval: (query) => (["queued", "running"].includes(query.state.data?.status ?? "") ? 700 : false),
  });
}

/** Starts an analysis, or gives the one that is under way. */
export function startAnalysisRun(sourceId: string) {
  return fetchJson(`${placeOf(sourceId)}/analysis`, { method: "POST", schema: analysisRunSchema });
}

/** Stops the analysis that is under way; what was known before stays. */
export function cancelAnalysisRun(sourceId: string) {
  return fetchJson(`${placeOf(sourceId)}/analysis`, { method: "DELETE", schema: analysisRunSchema.nullable() });
}

/** What an analysis found changed, and what that breaks. */
export function analysisReviewQuery(sourceId: string) {
  return queryOptions({
    queryKey: ["sources", sourceId, "review"],
    queryFn: ({ signal }): Promise<AnalysisReview | null> =>
      fetchJson(`${placeOf(sourceId)}/analysis/review`, { schema: analysisReviewSchema.nullable(), signal }),
  });
}

/** Applies or discards what an analysis found. */
export function decideReview(sourceId: string, body: ReviewDecision) {
  return fetchJson(`${placeOf(sourceId)}/analysis/review`, { method: "POST", body, schema: analysisRunSchema });
}
