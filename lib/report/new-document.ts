import { newId } from "@/lib/id";
import type { ReportDocument, ReportSection } from "@/lib/report/schema";

type Wanted = Pick<ReportDocument, "title" | "subject" | "locale" | "engine" | "period">;

/** A report of which nothing is written yet. */
export function newDocument(wanted: Wanted): ReportDocument {
  return {
    ...{ version: 1, ...wanted, scope: null, outlined: false, summary: "", summaryBy: "computed" },
    ...{ sections: [], removed: [], notes: [] },
  };
}

/** A section that is still to be made. With `sql` its query is known, else its question is read. */
export function pendingSection(
  known: Pick<ReportSection, "heading" | "question"> & Partial<ReportSection>,
): ReportSection {
  return {
    ...{ id: newId(), understood: null, sql: null, plan: null, chart: null, result: null, totalRowCount: 0 },
    ...{ text: "", textBy: "computed", receipt: null, status: "pending", refusal: null, inPeriod: null },
    ...known,
  };
}
