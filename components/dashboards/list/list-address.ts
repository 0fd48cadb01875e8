import { type ListOrder, listOrders } from "@/components/dashboards/list/list-rules";

/** Where the list of dashboards stands, as its address says it. */
export type ListAddress = { readonly folderId: string | null; readonly search: string; readonly order: ListOrder };

/** What an address asks for; what is not understood is as if it were not there. */
export function readListAddress(params: URLSearchParams): ListAddress {
  const order = listOrders.find((one) => one === params.get("sort")) ?? "saved";
  return { folderId: params.get("folder"), search: params.get("q") ?? "", order };
}

/** The address of the list in a folder; what is usual is left out of it. */
export function listHref({ folderId, search, order }: ListAddress): string {
  const params = new URLSearchParams({
    ...(folderId !== null && { folder: folderId }),
    ...(search !== "" && { q: search }),
    ...(order !== "saved" && { sort: order }),
  });
  return params.size > 0 ? `/dashboards?${params}` : "/dashboards";
}
