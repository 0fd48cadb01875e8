"use client";

import { Button, Select } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChecklist, IconDatabase, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import classes from "@/components/quality/quality-view.module.css";
import { NameSet } from "@/components/quality/sets/name-set";
import { SetCard } from "@/components/quality/sets/set-card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { CardsSkeleton } from "@/components/ui/skeletons";
import { questionSetsQuery } from "@/lib/client/quality";

type QualityViewProps = { sources: readonly { id: string; name: string }[]; sourceId: string | null };

/** The question sets of a data source, each with how it did last. */
export function QualityView({ sources, sourceId }: QualityViewProps) {
  const t = useTranslations("quality");
  const router = useRouter();
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
                onChange={(id) => router.push(`/admin/quality?source=${id}`)}
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
        <Sets sourceId={sourceId} newSet={newSet} />
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
