import { useSyncExternalStore } from "react";
import { proposalStore } from "@/components/dashboards/ai/proposal-store";

/** What the last wish for this dashboard has brought, and what can be done with it. Null: nothing was wished yet. */
export function useProposal(dashboardId: string) {
  const store = proposalStore(dashboardId);
  const proposal = useSyncExternalStore(store.subscribe, store.read, () => null);
  return { proposal, store };
}
