import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/client/fetch-json";
import { resultSetSchema } from "@/lib/execute/schema";
import { semanticModelSchema } from "@/lib/semantic/schema";
import {
  type ConnectionEdit,
  type CreateSource,
  connectionTestSchema,
  type ModelContext,
  modelContextSchema,
  sourceDetailSchema,
  sourceSummarySchema,
  type UpdateSource,
} from "@/lib/source/schema";

/** One source with its connection as far as an admin may see it. */
export function sourceDetailQuery(sourceId: string) {
  return queryOptions({
    queryKey: ["sources", sourceId, "detail"],
    queryFn: ({ signal }) => fetchJson(`/api/sources/${sourceId}`, { schema: sourceDetailSchema, signal }),
  });
}

/** What the data of a source means; with `hidden` also what is hidden from questions, for those who edit it. */
export function sourceModelQuery(sourceId: string, hidden: boolean) {
  const search = hidden ? "?hidden=include" : "";
  return queryOptions({
    queryKey: ["sources", sourceId, "model", { hidden }],
    queryFn: ({ signal }) =>
      fetchJson(`/api/sources/${sourceId}/model${search}`, { schema: semanticModelSchema, signal }),
  });
}

/** Some rows of one table as the viewer may see them, with values about people masked. */
export function sampleRowsQuery(sourceId: string, entityId: string) {
  return queryOptions({
    queryKey: ["sources", sourceId, "rows", entityId],
    queryFn: ({ signal }) =>
      fetchJson(`/api/sources/${sourceId}/rows?entity=${encodeURIComponent(entityId)}`, {
        schema: resultSetSchema,
        signal,
      }),
  });
}

/** Connects a source and starts its analysis. */
export function createSource(body: CreateSource) {
  return fetchJson("/api/sources", { method: "POST", body, schema: sourceSummarySchema });
}

/** Changes a source's name or connection; a password left out stays as it is. */
export function updateSource(sourceId: string, body: UpdateSource) {
  return fetchJson(`/api/sources/${sourceId}`, { method: "PATCH", body, schema: sourceSummarySchema });
}

/** Removes a source; its database is not touched. */
export function deleteSource(sourceId: string) {
  return fetchJson(`/api/sources/${sourceId}`, { method: "DELETE", schema: z.unknown() });
}

/** Tries a connection without keeping it. `sourceId` lends its stored password to a connection without one. */
export function testConnection(connection: ConnectionEdit, sourceId: string | null) {
  return fetchJson("/api/sources/test", {
    method: "POST",
    body: { connection, sourceId },
    schema: connectionTestSchema,
  });
}

/** What language models are told of a source, for those who may change it. */
export function modelContextQuery(sourceId: string) {
  return queryOptions({
    queryKey: ["sources", sourceId, "model-context"],
    queryFn: ({ signal }) =>
      fetchJson(`/api/sources/${sourceId}/model-context`, { schema: modelContextSchema, signal }),
  });
}

/** Changes what language models are told of a source. */
export function changeModelContext(sourceId: string, body: ModelContext) {
  return fetchJson(`/api/sources/${sourceId}/model-context`, { method: "PUT", body, schema: modelContextSchema });
}
