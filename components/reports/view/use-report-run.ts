"use client";

import { useRouter } from "next/navigation";
import type { ReportDraft } from "@/components/reports/edit/use-report-draft";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useRunReport } from "@/lib/client/reports";
import type { Report, ReportRun } from "@/lib/report/schema";

export type RunsReport = {
  /** Saves what is unsaved, then sets the report to work. `onDone` when it has begun. */
  readonly start: (wanted: ReportRun, onDone?: () => void) => Promise<void>;
  readonly pending: boolean;
};

/** Sets a report to work again and goes to the one that is at work, which may be a copy. */
export function useReportRun(report: Report, draft: ReportDraft): RunsReport {
  const router = useRouter();
  const running = useRunReport(report.id);
  return {
    pending: running.isPending,
    start: async (wanted, onDone) => {
      if (!(await draft.flush())) return;
      running.mutate(wanted, {
        onError: (error) => notifyFailure(error),
        onSuccess: (atWork) => {
          onDone?.();
          if (atWork.id !== report.id) router.push(`/reports/${atWork.id}`);
        },
      });
    },
  };
}
