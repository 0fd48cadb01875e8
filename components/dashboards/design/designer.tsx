"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { readLocalDraft } from "@/components/dashboards/design/drafts/local-draft";
import { earlierRevision, startDesign } from "@/components/dashboards/design/drafts/start-design";
import { OpenDesigner } from "@/components/dashboards/design/open-designer";
import { DesignerSkeleton } from "@/components/dashboards/designer-skeleton";
import { ErrorState } from "@/components/ui/error-state";
import { draftQuery, storedRevisionQuery } from "@/lib/client/dashboard-design";
import { dashboardQuery } from "@/lib/client/dashboards";
import { ApiError } from "@/lib/client/fetch-json";
import type { DashboardData } from "@/lib/dashboard/look/schema";
import type { Dashboard } from "@/lib/dashboard/schema";

type DesignerProps = {
  dashboard: Dashboard;
  data: DashboardData | undefined;
  isReading: boolean;
  onDone: () => void;
};

/** Who else is at work, and whether somebody published. */
const lookAgainMs = 30_000;

/** The dashboard in edit mode, with the work that was left unpublished. */
export function Designer(props: DesignerProps) {
  const { dashboard } = props;
  const [local] = useState(() => readLocalDraft(dashboard.id));
  const state = useQuery({ ...draftQuery(dashboard.id), staleTime: 0, refetchInterval: lookAgainMs });
  useQuery({ ...dashboardQuery(dashboard.id), refetchInterval: lookAgainMs });
  const draft = state.data?.draft ?? null;
  const from = earlierRevision(dashboard.revision, { draft, local });
  const [isOpen, setOpen] = useState(false);
  const earlier = useQuery({ ...storedRevisionQuery(dashboard.id, from ?? 0), enabled: from !== null && !isOpen });
  const isWaiting = !isOpen && (!(state.isFetchedAfterMount || state.isError) || (from !== null && earlier.isPending));
  if (isWaiting) return <DesignerSkeleton />;
  // Out of reach is no reason not to work: what is done stays in this browser until the server has it.
  const isOffline = state.error instanceof ApiError && state.error.retryable;
  if (state.isError && !state.data && !isOffline) {
    return <ErrorState error={state.error} onRetry={() => state.refetch()} retrying={state.isFetching} />;
  }
  if (!isOpen) setOpen(true);
  return (
    <OpenDesigner
      {...props}
      key={dashboard.id}
      others={state.data?.others ?? []}
      start={() => startDesign({ published: dashboard, earlier: earlier.data ?? null, draft, local })}
    />
  );
}
