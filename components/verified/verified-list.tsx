"use client";

import { Button, Text } from "@mantine/core";
import { IconRosetteDiscountCheck, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useViewer } from "@/components/shell/viewer-context";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SearchInput } from "@/components/ui/search-input";
import { LinesSkeleton } from "@/components/ui/skeletons";
import { EntryItem } from "@/components/verified/list/entry-item";
import classes from "@/components/verified/verified-list.module.css";
import { verifiedQuestionsQuery } from "@/lib/client/verified-questions";
import type { VerifiedEntry } from "@/lib/nl2sql/schema";
import type { SourceKind } from "@/lib/source/schema";

type VerifiedListProps = { sourceId: string; dialect: SourceKind };

/** The questions of a source whose answers a person has checked: to look through, to ask, and for some to change. */
export function VerifiedList({ sourceId, dialect }: VerifiedListProps) {
  const entries = useQuery(verifiedQuestionsQuery(sourceId));
  if (entries.isPending) return <LinesSkeleton lines={6} height={40} />;
  if (entries.isError) return <ErrorState error={entries.error} onRetry={() => entries.refetch()} />;
  if (entries.data.length === 0) return <NothingVerified sourceId={sourceId} />;
  return <Entries entries={entries.data} sourceId={sourceId} dialect={dialect} />;
}

function NothingVerified({ sourceId }: { sourceId: string }) {
  const t = useTranslations("verified.list");
  const { mayVerify } = useViewer();
  return (
    <EmptyState
      icon={<IconRosetteDiscountCheck size={24} />}
      title={t("emptyTitle")}
      body={mayVerify ? t("emptyBody") : t("emptyBodyOthers")}
      action={
        <Button component={Link} href={`/ask?source=${sourceId}`} variant="default">
          {t("emptyAction")}
        </Button>
      }
    />
  );
}

function Entries({ entries, sourceId, dialect }: VerifiedListProps & { entries: readonly VerifiedEntry[] }) {
  const t = useTranslations("verified.list");
  const [search, setSearch] = useState("");
  const words = search.trim().toLowerCase();
  const shown = entries.filter(({ question }) => question.toLowerCase().includes(words));
  return (
    <section aria-label={t("label")}>
      <Text size="sm" c="dimmed" maw={640} mb="sm">
        {t("intro")}
      </Text>
      <div className={classes.head}>
        <SearchInput className={classes.search} label={t("search")} value={search} onChange={setSearch} />
        <Text size="xs" c="dimmed" role="status">
          {t("found", { count: shown.length })}
        </Text>
      </div>
      {shown.length === 0 ? (
        <EmptyState compact icon={<IconSearch size={24} />} title={t("nothingFound", { search: search.trim() })} />
      ) : (
        <ul className={classes.list}>
          {shown.map((entry) => (
            <EntryItem key={entry.id} entry={entry} sourceId={sourceId} dialect={dialect} />
          ))}
        </ul>
      )}
    </section>
  );
}
