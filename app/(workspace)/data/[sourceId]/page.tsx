import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SourceView } from "@/components/sources/source-view";
import { PageBody } from "@/components/ui/page-body";
import { can } from "@/lib/auth/can";
import { requireViewer } from "@/lib/auth/current-viewer";
import { dehydratedState } from "@/lib/client/query-client";
import { sourceModelQuery } from "@/lib/client/source-management";
import { verifiedQuestionsQuery } from "@/lib/client/verified-questions";
import { askableModelFor } from "@/lib/pipeline/askable-view";
import { listVerifiedEntries } from "@/lib/pipeline/verified-entries";
import type { SemanticModel } from "@/lib/semantic/schema";
import { editableModelFor } from "@/lib/semantic/semantic-model";
import { sourceSummary } from "@/lib/source/sources";

/** A model of more columns comes quicker when the browser asks for it than inside the document, which carries it written twice. */
const columnCountMax = 3_000;
const isSmall = ({ entities }: SemanticModel) =>
  entities.reduce((count, { columns }) => count + columns.length, 0) <= columnCountMax;

type PageProps = { params: Promise<{ sourceId: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const viewer = await requireViewer("source:view");
  const source = await sourceSummary(viewer, (await params).sourceId);
  return source.ok ? { title: source.value.name } : {};
}

export default async function SourcePage({ params }: PageProps) {
  const viewer = await requireViewer("source:view");
  const source = await sourceSummary(viewer, (await params).sourceId);
  if (!source.ok) notFound();
  const { id } = source.value;
  const canEdit = can(viewer, "semantic:edit");
  const model = await (canEdit ? editableModelFor(viewer, id) : askableModelFor(viewer, id));
  const verified = await listVerifiedEntries(viewer, id);
  const entries = [
    ...(model.ok && isSmall(model.value)
      ? [{ queryKey: sourceModelQuery(id, canEdit).queryKey, data: model.value }]
      : []),
    ...(verified.ok ? [{ queryKey: verifiedQuestionsQuery(id).queryKey, data: verified.value }] : []),
  ];
  return (
    <PageBody width="wide">
      <HydrationBoundary state={dehydratedState(entries)}>
        <SourceView
          source={source.value}
          canManage={can(viewer, "source:manage")}
          canEdit={canEdit}
          canManageAccess={can(viewer, "access:manage")}
        />
      </HydrationBoundary>
    </PageBody>
  );
}
