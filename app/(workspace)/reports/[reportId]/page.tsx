import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReportView } from "@/components/reports/report-view";
import { PageBody } from "@/components/ui/page-body";
import { requireViewer } from "@/lib/auth/current-viewer";
import { dehydratedState } from "@/lib/client/query-client";
import { reportQuery } from "@/lib/client/reports";
import { canPrintPdf } from "@/lib/report/export-report";
import { getReport } from "@/lib/report/reports";
import { sourceSummary } from "@/lib/source/sources";

type ReportPageProps = { params: Promise<{ reportId: string }> };

async function readReport({ params }: ReportPageProps) {
  const viewer = await requireViewer("ask");
  return { viewer, found: await getReport(viewer, (await params).reportId) };
}

export async function generateMetadata(props: ReportPageProps): Promise<Metadata> {
  const { found } = await readReport(props);
  return { title: found.ok ? found.value.title : undefined };
}

export default async function ReportPage(props: ReportPageProps) {
  const { viewer, found } = await readReport(props);
  if (!found.ok) notFound();
  const { id, sourceId } = found.value;
  const source = await sourceSummary(viewer, sourceId);
  return (
    <PageBody width="wide">
      <HydrationBoundary state={dehydratedState([{ queryKey: reportQuery(id).queryKey, data: found.value }])}>
        <ReportView key={id} reportId={id} dialect={source.ok ? source.value.kind : null} mayPrintPdf={canPrintPdf()} />
      </HydrationBoundary>
    </PageBody>
  );
}
