"use client";

import { Button, Group, Skeleton, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDesign } from "@/components/dashboards/design/design-context";
import { DifferenceView } from "@/components/dashboards/design/difference/difference-view";
import type { Revision } from "@/components/dashboards/design/history/revision-item";
import { ErrorState } from "@/components/ui/error-state";
import { notifyFailure } from "@/components/ui/notify-failure";
import { storedRevisionQuery, useRestoreRevision } from "@/lib/client/dashboard-design";
import { completeConfig } from "@/lib/dashboard/config/schema";

const nothing = { title: "", config: completeConfig({ widgets: [] }) };

/** What a version changed, and the two ways back to it: into the draft, where it can be undone, or published at once. */
export function RevisionBody({ revision, isNewest }: { revision: Revision; isNewest: boolean }) {
  const t = useTranslations("design.history");
  const { dashboardId } = useDesign();
  const own = useQuery(storedRevisionQuery(dashboardId, revision.revision));
  const before = useQuery({
    ...storedRevisionQuery(dashboardId, revision.revision - 1),
    enabled: revision.revision > 1,
  });
  const failed = own.error ?? before.error;
  if (failed) {
    return (
      <ErrorState
        error={failed}
        onRetry={() => {
          void own.refetch();
          if (revision.revision > 1) void before.refetch();
        }}
        retrying={own.isFetching || before.isFetching}
      />
    );
  }
  const earlier = revision.revision === 1 ? nothing : before.data;
  if (!own.data || !earlier) return <Skeleton height={120} radius={8} aria-label={t("loading")} />;
  const beforeTitle = revision.revision === 1 ? own.data.title : earlier.title;
  return (
    <>
      <DifferenceView before={{ ...earlier, title: beforeTitle }} after={own.data} />
      {isNewest ? (
        <Text size="xs" c="dimmed">
          {t("isNewest")}
        </Text>
      ) : (
        <WaysBack revision={revision.revision} title={own.data.title} config={own.data.config} />
      )}
    </>
  );
}

type WaysBackProps = { revision: number; title: string; config: typeof nothing.config };

function WaysBack({ revision, title, config }: WaysBackProps) {
  const t = useTranslations("design.history");
  const { dashboardId, changeContents, isDirty } = useDesign();
  const restoring = useRestoreRevision(dashboardId);
  const take = () => {
    changeContents("takeRevision", () => ({ title, config }));
    notifications.show({ message: t("taken") });
  };
  const restore = () =>
    restoring.mutate(revision, {
      onSuccess: () => notifications.show({ message: t("restored") }),
      onError: (error) => notifyFailure(error, t("restoreFailed")),
    });
  return (
    <div>
      <Group gap="xs">
        <Button size="xs" onClick={take}>
          {t("take")}
        </Button>
        <Button size="xs" variant="default" loading={restoring.isPending} disabled={isDirty} onClick={restore}>
          {t("restore")}
        </Button>
      </Group>
      {isDirty ? (
        <Text size="xs" c="dimmed" mt={6}>
          {t("restoreNeedsClean")}
        </Text>
      ) : null}
    </div>
  );
}
