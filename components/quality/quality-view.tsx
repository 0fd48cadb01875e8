"use client";

import { Button, Select, Tabs } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChecklist, IconDatabase, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FeedbackView } from "@/components/quality/feedback/feedback-view";
import classes from "@/components/quality/quality-view.module.css";
import { NameSet } from "@/components/quality/sets/name-set";
import { SetCard } from "@/components/quality/sets/set-card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { CardsSkeleton } from "@/components/ui/skeletons";
import { useSearchParam } from "@/components/ui/use-search-param";
import { questionSetsQuery } from "@/lib/client/quality";
import type { SourceSummary } from "@/lib/source/schema";

type QualityViewProps = {
  sources: readonly Pick<SourceSummary, "id" | "name" | "kind">[];
  sourceId: string | null;
};

/** How well a data source is answered: question sets, each with how it did last, and what readers say. */
export function QualityView({ sources, sourceId }: QualityViewProps) {
  const t = useTranslations("quality");
  const router = useRouter();
  const [tab, setTab] = useSearchParam("tab");
  const [naming, { open, close }] = useDisclosure(false);
  const newSet = (
    <Button leftSection={<IconPlus size={16} />} onClick={open}>
      {t("sets.new")}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          sourceId === null ? null : (
            <>
              <Select
                aria-label={t("source")}
                leftSection={<IconDatabase size={16} />}
                data={sources.map(({ id, name }) => ({ value: id, label: name }))}
                value={sourceId}
                allowDeselect={false}
                searchable={sources.length > 20}
                onChange={(id) => router.push(`/admin/quality?source=${id}${tab === null ? "" : `&tab=${tab}`}`)}
              />
              {newSet}
            </>
          )
        }
      />
      {sourceId === null ? (
        <EmptyState
          icon={<IconDatabase size={24} />}
          title={t("noSourceTitle")}
          body={t("noSourceBody")}
          action={
            <Button component={Link} href="/admin/sources" variant="default">
              {t("noSourceAction")}
            </Button>
          }
        />
      ) : (
        <Tabs value={tab === "feedback" ? "feedback" : "sets"} onChange={setTab} keepMounted={false}>
          <Tabs.List mb="md">
            <Tabs.Tab value="sets">{t("tabs.sets")}</Tabs.Tab>
            <Tabs.Tab value="feedback">{t("tabs.feedback")}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="sets">
            <Sets sourceId={sourceId} newSet={newSet} />
          </Tabs.Panel>
          <Tabs.Panel value="feedback">
            <FeedbackView sourceId={sourceId} sourceKind={sources.find(({ id }) => id === sourceId)?.kind ?? null} />
          </Tabs.Panel>
        </Tabs>
      )}
      {sourceId === null ? null : (
        <NameSet
          opened={naming}
          onClose={close}
          name={null}
          target={{ sourceId }}
          onSaved={(set) => router.push(`/admin/quality/${set.id}`)}
        />
      )}
    </>
  );
}

function Sets({ sourceId, newSet }: { sourceId: string; newSet: React.ReactNode }) {
  const t = useTranslations("quality.sets");
  const sets = useQuery(questionSetsQuery(sourceId));
  if (sets.isPending) return <CardsSkeleton cards={3} height={152} />;
  if (sets.isError) return <ErrorState error={sets.error} onRetry={() => sets.refetch()} retrying={sets.isFetching} />;
  if (sets.data.length === 0) {
    return (
      <EmptyState icon={<IconChecklist size={24} />} title={t("emptyTitle")} body={t("emptyBody")} action={newSet} />
    );
  }
  return (
    <ul className={classes.grid} aria-label={t("label")}>
      {sets.data.map((set) => (
        <SetCard key={set.id} set={set} />
      ))}
    </ul>
  );
}
