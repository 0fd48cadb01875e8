import { type DehydratedState, dehydrate, QueryClient, type QueryKey } from "@tanstack/react-query";
import { ApiError } from "@/lib/client/fetch-json";

const staleMs = 30_000;
const retryCountMax = 2;

/**
 * A query client with the product's defaults: fresh for 30 s, retries only what the server calls retryable. It always tries:
 * "offline" in a browser means no internet, and Querent may well stand on this very machine.
 */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        staleTime: staleMs,
        retry: (failureCount, error) => failureCount < retryCountMax && error instanceof ApiError && error.retryable,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}

let ofPage: QueryClient | null = null;

/**
 * The one client of a browser page, a new one for each render on the server. Not a matter of the component that provides it: React may
 * throw the first render away, and whoever kept the client of that one would refresh lists that nobody shows.
 */
export function queryClientOfPage(): QueryClient {
  if (typeof window === "undefined") return makeQueryClient();
  ofPage ??= makeQueryClient();
  return ofPage;
}

/** One query's data that the server already holds; `queryKey` is that of the query options in `lib/client/`. */
export type HydratedEntry = { queryKey: QueryKey; data: unknown };

/** Packs data read during a server render for `<HydrationBoundary state>`, so that the first paint holds it and nothing is fetched twice. */
export function dehydratedState(entries: readonly HydratedEntry[]): DehydratedState {
  const client = makeQueryClient();
  for (const { queryKey, data } of entries) client.setQueryData(queryKey, data);
  return dehydrate(client);
}
