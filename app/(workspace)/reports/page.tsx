import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { isAskable } from "@/components/chat/is-askable";
import { ReportList } from "@/components/reports/report-list";
import { PageBody } from "@/components/ui/page-body";
import { requireViewer } from "@/lib/auth/current-viewer";
import { dehydratedState } from "@/lib/client/query-client";
import { reportsQuery } from "@/lib/client/reports";
import { listReports } from "@/lib/report/reports";
import { listSources } from "@/lib/source/sources";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("reports");
  return { title: t("title") };
}

export default async function ReportsPage() {
  const viewer = await requireViewer("ask");
  const [reports, sources] = await Promise.all([listReports(viewer), listSources(viewer)]);
  return (
    <PageBody>
      <HydrationBoundary state={dehydratedState([{ queryKey: reportsQuery().queryKey, data: reports }])}>
        <ReportList sources={sources.filter(isAskable).map(({ id, name }) => ({ id, name }))} />
      </HydrationBoundary>
    </PageBody>
  );
}
