import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/client/fetch-json";
import { type NetworkSettings, networkStateSchema } from "@/lib/outbound/schema";

/** Where connections of data sources may go; for those who manage them. */
export function networkQuery() {
  return queryOptions({
    queryKey: ["network"],
    queryFn: ({ signal }) => fetchJson("/api/network", { schema: networkStateSchema, signal }),
  });
}

/** Allows or forbids private addresses. */
export function changeNetwork(body: NetworkSettings) {
  return fetchJson("/api/network", { method: "PUT", body, schema: networkStateSchema });
}
