"use client";

import { Button, Group, SegmentedControl } from "@mantine/core";
import { IconMessageCheck } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import classes from "@/components/quality/feedback/feedback.module.css";
import { FeedbackItem } from "@/components/quality/feedback/feedback-item";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { CardsSkeleton } from "@/components/ui/skeletons";
import { useSearchParam } from "@/components/ui/use-search-param";
import { feedbackListQuery } from "@/lib/client/quality";
import { feedbackListQuerySchema } from "@/lib/quality/schema";
import type { SourceKind } from "@/lib/source/schema";

const { verdict: verdictSchema, state: stateSchema } = feedbackListQuerySchema.shape;

/** What readers said of the answers of a source: what is open and wrong first in mind, everything within reach. */
export function FeedbackView({ sourceId, sourceKind }: { sourceId: string; sourceKind: SourceKind | null }) {
  const t = useTranslations("quality.feedback");
  const [state, setState] = useSearchParam("state");
  const [verdict, setVerdict] = useSearchParam("verdict");
  const filter = {
    sourceId,
    state: state === "all" ? undefined : (stateSchema.catch(undefined).parse(state ?? undefined) ?? ("open" as const)),
    verdict: verdictSchema.catch(undefined).parse(verdict ?? undefined),
  };
  const list = useInfiniteQuery(feedbackListQuery(filter));
  const entries = list.data?.pages.flatMap((page) => page.feedback) ?? [];
  return (
    <>
      <Group gap="xs" mb="md">
        <SegmentedControl
          aria-label={t("stateLabel")}
          value={filter.state ?? "all"}
          onChange={(value) => setState(value === "open" ? null : value)}
          data={(["open", "resolved", "all"] as const).map((value) => ({ value, label: t(`states.${value}`) }))}
        />
        <SegmentedControl
          aria-label={t("verdictLabel")}
          value={filter.verdict ?? "all"}
          onChange={(value) => setVerdict(value === "all" ? null : value)}
          data={(["all", "down", "up"] as const).map((value) => ({ value, label: t(`verdicts.${value}`) }))}
        />
      </Group>
      {list.isPending ? <CardsSkeleton cards={3} height={120} /> : null}
      {list.isError ? (
        <ErrorState error={list.error} onRetry={() => list.refetch()} retrying={list.isFetching} />
      ) : null}
      {list.isSuccess && entries.length === 0 ? (
        <EmptyState icon={<IconMessageCheck size={24} />} title={t("emptyTitle")} body={t("emptyBody")} />
      ) : null}
      {entries.length > 0 ? (
        <ul className={classes.list} aria-label={t("label")}>
          {entries.map((feedback) => (
            <FeedbackItem key={feedback.id} feedback={feedback} sourceKind={sourceKind} />
          ))}
        </ul>
      ) : null}
      {list.hasNextPage ? (
        <Button variant="default" mt="md" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("more")}
        </Button>
      ) : null}
    </>
  );
}
