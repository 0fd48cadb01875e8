import { infiniteQueryOptions } from "@tanstack/react-query";
import { auditPageSchema } from "@/lib/auth/schema";
import { fetchJson } from "@/lib/client/fetch-json";

/** The audit page by page, the latest first; `action` narrows it to a kind of act ("user"). */
export function auditInfiniteQuery(action: string | null) {
  return infiniteQueryOptions({
    queryKey: ["audit", action],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams();
      if (pageParam) query.set("before", pageParam);
      if (action) query.set("action", action);
      return fetchJson(`/api/audit?${query}`, { schema: auditPageSchema, signal });
    },
    // The first page starts at the newest event, which has no id yet.
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
