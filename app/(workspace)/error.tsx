"use client";

import { CrashState } from "@/components/shell/crash-state";

/** Shown beside the rail when a page of the workspace threw, so that the way around stays. */
export default function WorkspaceError({ error, retry }: { error: unknown; retry: () => void }) {
  return <CrashState error={error} onRetry={retry} />;
}
