import { type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/client/fetch-json";
import {
  type NewReport,
  type Report,
  type ReportFormat,
  type ReportRun,
  type ReportSave,
  reportSchema,
  reportSummarySchema,
} from "@/lib/report/schema";

const base = "/api/reports";
const pathOf = (reportId: string) => `${base}/${encodeURIComponent(reportId)}`;
/** How often a report at work is read again. */
const pollMs = 1_000;

/** The viewer's reports; asked again while one is at work. */
export function reportsQuery() {
  return queryOptions({
    queryKey: ["reports"],
    queryFn: ({ signal }) => fetchJson(base, { schema: z.array(reportSummarySchema), signal }),
    refetchInterval: (query) => (query.state.data?.some(({ status }) => status === "running") ? 2 * pollMs : false),
  });
}

/** One report; asked again while it is at work. */
export function reportQuery(reportId: string) {
  return queryOptions({
    queryKey: ["report", reportId],
    queryFn: ({ signal }) => fetchJson(pathOf(reportId), { schema: reportSchema, signal }),
    refetchInterval: (query) => (query.state.data?.status === "running" ? pollMs : false),
  });
}

/** Where a report is to be had as a file. */
export function reportExportPath(reportId: string, format: ReportFormat): string {
  return `${pathOf(reportId)}/export?format=${format}`;
}

/** Keeps what a write gave back and lets the list read anew. */
export function keepReport(client: QueryClient, report: Report): Promise<void> {
  client.setQueryData(reportQuery(report.id).queryKey, report);
  return client.invalidateQueries({ queryKey: reportsQuery().queryKey, exact: true });
}

/** Saves what a person changed. Fails with `report/conflict` when it was saved elsewhere since that revision. */
export function saveReport(reportId: string, save: ReportSave): Promise<Report> {
  return fetchJson(pathOf(reportId), { method: "PUT", body: save, schema: reportSchema });
}

/** Keeps what a person changed as a report of its own. */
export function copyReport(reportId: string, save: ReportSave): Promise<Report> {
  return fetchJson(`${pathOf(reportId)}/copy`, { method: "POST", body: save, schema: reportSchema });
}

/** Starts a report in the background. */
export function useStartReport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: NewReport) => fetchJson(base, { method: "POST", body: wanted, schema: reportSchema }),
    onSuccess: (report) => keepReport(client, report),
  });
}

/** Sets a report to work again; gives the one that is at work, which may be a copy. */
export function useRunReport(reportId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: ReportRun) =>
      fetchJson(`${pathOf(reportId)}/runs`, { method: "POST", body: wanted, schema: reportSchema }),
    onSuccess: (report) => keepReport(client, report),
  });
}

/** Ends the work on a report; what is ready stays. */
export function useStopReport(reportId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => fetchJson(`${pathOf(reportId)}/stop`, { method: "POST", schema: reportSchema }),
    onSuccess: (report) => keepReport(client, report),
  });
}

/** Deletes a report for good. */
export function useDeleteReport(reportId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => fetchJson(pathOf(reportId), { method: "DELETE", schema: z.unknown() }),
    onSuccess: () => client.invalidateQueries({ queryKey: reportsQuery().queryKey, exact: true }),
  });
}
