"use client";

import { Button, Group, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { VisibilityChoice } from "@/components/dashboards/list/visibility-choice";
import { GivenTo } from "@/components/dashboards/share/given-to";
import { keyOfShare } from "@/components/dashboards/share/share-key";
import classes from "@/components/dashboards/share/share-list.module.css";
import { SubjectPicker } from "@/components/dashboards/share/subject-picker";
import { useViewer } from "@/components/shell/viewer-context";
import { ErrorState } from "@/components/ui/error-state";
import { notifyFailure } from "@/components/ui/notify-failure";
import { TableSkeleton } from "@/components/ui/skeletons";
import { shareablesQuery, sharesQuery, useSaveShares } from "@/lib/client/dashboard-sharing";
import { useChangeDashboard } from "@/lib/client/dashboards";
import type { Dashboard, DashboardSummary } from "@/lib/dashboard/schema";
import type { DashboardShare, Shareables } from "@/lib/dashboard/share/schema";

type PeopleFormProps = { dashboard: Dashboard | DashboardSummary; onDone: () => void };

/** Whom a dashboard was given to. Nothing changes before it is saved. */
export function PeopleForm({ dashboard, onDone }: PeopleFormProps) {
  const shares = useQuery(sharesQuery(dashboard.id));
  const people = useQuery(shareablesQuery());
  const failed = [shares, people].find((query) => query.isError);
  if (failed) return <ErrorState compact error={failed.error} onRetry={() => failed.refetch()} />;
  if (!shares.data || !people.data) return <TableSkeleton rows={3} columns={2} />;
  return <Form dashboard={dashboard} onDone={onDone} given={shares.data.shares} people={people.data} />;
}

type FormProps = PeopleFormProps & { given: readonly DashboardShare[]; people: Shareables };

function Form({ dashboard, onDone, given, people }: FormProps) {
  const t = useTranslations("sharing.people");
  const { email } = useViewer();
  const [visibility, setVisibility] = useState(dashboard.visibility);
  const [shares, setShares] = useState(given);
  const { save, isSaving } = useSave(dashboard, onDone);
  const isChanged = visibility !== dashboard.visibility || JSON.stringify(shares) !== JSON.stringify(given);
  const others = { ...people, users: people.users.filter((user) => user.email !== email) };
  const change = (share: DashboardShare, next: DashboardShare | null) =>
    setShares(shares.flatMap((one) => (keyOfShare(one) !== keyOfShare(share) ? [one] : next === null ? [] : [next])));
  return (
    <Stack gap="md">
      <VisibilityChoice
        withShares
        value={visibility}
        onChange={(value) => setVisibility(value === "everyone" ? "everyone" : "private")}
      />
      <SubjectPicker people={others} taken={shares} onPick={(share) => setShares([...shares, share])} />
      {shares.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("none")}
        </Text>
      ) : (
        <ul className={classes.list} aria-label={t("given")}>
          {shares.map((share) => (
            <GivenTo
              key={keyOfShare(share)}
              share={share}
              people={people}
              onChange={(next) => change(share, next)}
              onRemove={() => change(share, null)}
            />
          ))}
        </ul>
      )}
      <Text size="xs" c="dimmed">
        {t(visibility === "everyone" ? "hintEveryone" : "hintPrivate")}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {t(isChanged ? "cancel" : "close")}
        </Button>
        {isChanged ? (
          <Button loading={isSaving} onClick={() => save({ visibility, shares: [...shares] })}>
            {t("save")}
          </Button>
        ) : null}
      </Group>
    </Stack>
  );
}

function useSave(dashboard: Dashboard | DashboardSummary, onDone: () => void) {
  const t = useTranslations("sharing.people");
  const changing = useChangeDashboard(dashboard.id);
  const sharing = useSaveShares(dashboard.id);
  const onError = (error: unknown) => notifyFailure(error, t("failed"));
  const done = () => {
    notifications.show({ message: t("saved") });
    onDone();
  };
  return {
    isSaving: changing.isPending || sharing.isPending,
    // Whom it is given to first: an admin who makes somebody else's private may not touch it afterwards.
    save: ({ visibility, shares }: { visibility: Dashboard["visibility"]; shares: DashboardShare[] }) =>
      sharing.mutate(
        { shares },
        {
          onError,
          onSuccess: () =>
            visibility === dashboard.visibility
              ? done()
              : changing.mutate({ visibility }, { onError, onSuccess: done }),
        },
      ),
  };
}
