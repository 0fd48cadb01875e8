"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { AnalysisProgress } from "@/components/sources/analysis/analysis-progress";
import { AnalysisStopped } from "@/components/sources/analysis/analysis-stopped";
import { ReviewNotice } from "@/components/sources/analysis/review-notice";
import { analysisRunQuery } from "@/lib/client/source-meaning";
import type { AnalysisRun } from "@/lib/semantic/analysis/schema";
import type { SourceSummary } from "@/lib/source/schema";

/** What a list of sources shows of a run; null: it depends on what was known before. */
const statusBehind: Record<AnalysisRun["status"], SourceSummary["analysisStatus"] | null> = {
  ...{ queued: "running", running: "running", review: "ready", done: "ready", failed: "failed" },
  ...{ cancelled: null, discarded: null },
};

/** The newest analysis while it asks for attention: under way, stopped, or with changes to look at. Nothing when all is done. */
export function AnalysisNotice({ source, canManage }: { source: SourceSummary; canManage: boolean }) {
  const queryClient = useQueryClient();
  const { data: run } = useQuery(analysisRunQuery(source.id));
  // The server's job ends on its own, often before the first poll: whenever the two disagree, what was read before is
  // out of date.
  useEffect(() => {
    const behind = run ? statusBehind[run.status] : null;
    if (behind !== null && behind !== source.analysisStatus)
      void queryClient.invalidateQueries({ queryKey: ["sources"] });
  }, [run, source, queryClient]);
  if (!run) return null;
  const shared = { sourceId: source.id, canManage };
  switch (run.status) {
    case "queued":
    case "running":
      return <AnalysisProgress {...shared} run={run} />;
    case "failed":
      return <AnalysisStopped {...shared} run={run} />;
    case "cancelled":
      // Where everything is known from before, nobody has to do anything.
      return source.analysisStatus === "ready" ? null : <AnalysisStopped {...shared} run={run} />;
    case "review":
      return <ReviewNotice {...shared} />;
    default:
      return null;
  }
}
