import { infiniteQueryOptions } from "@tanstack/react-query";
import { type AuditFilter, type auditExportFormats, auditPageSchema } from "@/lib/auth/schema";
import { fetchJson } from "@/lib/client/fetch-json";

/** The audit page by page, the latest first. */
export function auditInfiniteQuery(filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: ["audit", filter],
    queryFn: ({ pageParam, signal }) => {
      const query = searchOf(filter);
      if (pageParam) query.set("before", pageParam);
      return fetchJson(`/api/audit?${query}`, { schema: auditPageSchema, signal });
    },
    // The first page starts at the newest event, which has no id yet.
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** Where the browser loads the events of a filter as a file. */
export function auditExportAddress(filter: AuditFilter, format: (typeof auditExportFormats)[number]): string {
  const query = searchOf(filter);
  query.set("format", format);
  return `/api/audit/export?${query}`;
}

function searchOf(filter: AuditFilter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== undefined));
}
