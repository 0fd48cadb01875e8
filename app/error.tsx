"use client";

import { CrashState } from "@/components/shell/crash-state";

/** Shown in place of a page that threw: a bug, never an expected "no". */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return <CrashState error={error} onRetry={retry} />;
}
