"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { analysisRunQuery, startAnalysisRun } from "@/lib/client/source-meaning";

/** Reads a source again and lets everything that shows it follow. */
export function useAnalyse(sourceId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => startAnalysisRun(sourceId),
    onSuccess: (run) => queryClient.setQueryData(analysisRunQuery(sourceId).queryKey, run),
  });
}
