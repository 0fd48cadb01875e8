"use client";

import { Anchor, Button } from "@mantine/core";
import { IconArrowLeft, IconMessageQuestion } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { AccountWarning } from "@/components/sources/account/account-warning";
import { AnalysisNotice } from "@/components/sources/analysis-notice";
import { SourceStatus } from "@/components/sources/source-status";
import { SourceActions } from "@/components/sources/view/source-actions";
import { SourceTabs } from "@/components/sources/view/source-tabs";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { TableSkeleton } from "@/components/ui/skeletons";
import { sourceModelQuery } from "@/lib/client/source-management";
import { sourcesQuery } from "@/lib/client/sources";
import type { SourceSummary } from "@/lib/source/schema";

type SourceViewProps = { source: SourceSummary; canManage: boolean; canEdit: boolean; canManageAccess: boolean };

/** One data source: its tables and what they mean, its measures and relationships, and for admins its connection. */
export function SourceView({ source: atFirst, canManage, canEdit, canManageAccess }: SourceViewProps) {
  const t = useTranslations("data");
  const sources = useQuery(sourcesQuery());
  const source = sources.data?.find(({ id }) => id === atFirst.id) ?? atFirst;
  return (
    <>
      <PageHeader
        above={
          <Anchor component={Link} href="/data" size="xs" c="dimmed">
            <IconArrowLeft size={12} aria-hidden="true" /> {t("title")}
          </Anchor>
        }
        title={source.name}
        description={<SourceStatus source={source} />}
        actions={
          <>
            <Button
              component={Link}
              href={`/ask?source=${source.id}`}
              variant="default"
              leftSection={<IconMessageQuestion size={16} />}
            >
              {t("askAbout")}
            </Button>
            {canManage ? <SourceActions source={source} /> : null}
          </>
        }
      />
      <AnalysisNotice source={source} canManage={canManage} />
      {canManage ? <AccountWarning sourceId={source.id} /> : null}
      {source.analysisStatus === "ready" ? (
        <Meaning sourceId={source.id} canEdit={canEdit} canManage={canManage} canManageAccess={canManageAccess} />
      ) : null}
    </>
  );
}

type MeaningProps = { sourceId: string; canEdit: boolean; canManage: boolean; canManageAccess: boolean };

function Meaning({ sourceId, canEdit, canManage, canManageAccess }: MeaningProps) {
  const model = useQuery(sourceModelQuery(sourceId, canEdit));
  if (model.isPending) return <TableSkeleton rows={8} columns={5} />;
  if (model.isError) return <ErrorState error={model.error} onRetry={() => model.refetch()} />;
  return <SourceTabs model={model.data} canEdit={canEdit} canManage={canManage} canManageAccess={canManageAccess} />;
}
