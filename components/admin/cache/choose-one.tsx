"use client";

import { Select, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ErrorState } from "@/components/ui/error-state";
import { dashboardsQuery } from "@/lib/client/dashboards";
import { sourcesQuery } from "@/lib/client/sources";

export type Choice = { readonly id: string; readonly name: string };

type ChooseProps = { value: Choice | null; onChange: (choice: Choice | null) => void; error: string | null };

/** One of the data sources. */
export function ChooseSource(props: ChooseProps) {
  const t = useTranslations("admin.cache.clear");
  const sources = useQuery(sourcesQuery());
  return <ChooseOne {...props} label={t("source")} none={t("noSource")} list={sources} choices={sources.data} />;
}

/** One of the dashboards that are open to the reader; those of others do not exist here. */
export function ChooseDashboard(props: ChooseProps) {
  const t = useTranslations("admin.cache.clear");
  const dashboards = useQuery(dashboardsQuery());
  const choices = dashboards.data?.map(({ id, title }) => ({ id, name: title }));
  return <ChooseOne {...props} label={t("dashboard")} none={t("noDashboard")} list={dashboards} choices={choices} />;
}

type ChooseOneProps = ChooseProps & {
  label: string;
  none: string;
  list: { error: Error | null; refetch: () => unknown; isFetching: boolean };
  choices: readonly Choice[] | undefined;
};

function ChooseOne({ label, none, list, choices, value, onChange, error }: ChooseOneProps) {
  const t = useTranslations("admin.cache.clear");
  if (choices === undefined && list.error) {
    return <ErrorState error={list.error} onRetry={() => list.refetch()} retrying={list.isFetching} compact />;
  }
  if (choices === undefined) return <Skeleton height={56} radius="md" />;
  return (
    <Select
      label={label}
      placeholder={choices.length === 0 ? none : t("choose")}
      disabled={choices.length === 0}
      searchable
      selectFirstOptionOnChange
      data-autofocus
      // The dialog puts the focus here by itself: an open list would lie over its buttons.
      openOnFocus={false}
      error={error}
      nothingFoundMessage={t("notFound")}
      data={choices.map(({ id, name }) => ({ value: id, label: name }))}
      value={value?.id ?? null}
      onChange={(id) => onChange(choices.find((choice) => choice.id === id) ?? null)}
    />
  );
}
