"use client";

import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconLayoutDashboard, IconPlus, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import classes from "@/components/dashboards/dashboard-cards.module.css";
import { DashboardCard } from "@/components/dashboards/list/dashboard-card";
import { ImportDashboard } from "@/components/dashboards/list/import-dashboard";
import { NewDashboard } from "@/components/dashboards/list/new-dashboard";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { CardsSkeleton } from "@/components/ui/skeletons";
import { dashboardsQuery } from "@/lib/client/dashboards";
import type { DashboardSummary } from "@/lib/dashboard/schema";

/** From this many on a list is searched, not read. */
const searchFromCount = 20;

/** The list of dashboards: a card each, with search once there are many. */
export function DashboardCards({ mayEdit }: { mayEdit: boolean }) {
  const t = useTranslations("dashboards");
  const { data, error, refetch, isFetching } = useQuery(dashboardsQuery());
  const [creating, create] = useDisclosure(false);
  const actions = mayEdit ? (
    <>
      <ImportDashboard />
      <Button leftSection={<IconPlus size={16} />} onClick={create.open}>
        {t("new")}
      </Button>
    </>
  ) : undefined;
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} actions={actions} />
      {data ? (
        <Cards dashboards={data} mayEdit={mayEdit} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => refetch()} retrying={isFetching} />
      ) : (
        <CardsSkeleton height={232} />
      )}
      <NewDashboard opened={creating} onClose={create.close} />
    </>
  );
}

function Cards({ dashboards, mayEdit }: { dashboards: readonly DashboardSummary[]; mayEdit: boolean }) {
  const t = useTranslations("dashboards");
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search.trim().toLowerCase());
  if (dashboards.length === 0) {
    return (
      <EmptyState
        icon={<IconLayoutDashboard size={24} />}
        title={t("none.title")}
        body={mayEdit ? t("none.body") : t("none.bodyViewer")}
        action={
          <Button component={Link} href="/ask">
            {t("empty.ask")}
          </Button>
        }
      />
    );
  }
  const shown = dashboards.filter(({ title, description, ownerName }) =>
    [title, description, ownerName].some((text) => text?.toLowerCase().includes(wanted)),
  );
  // Each half keeps the order of the list.
  const favouritesFirst = [...shown.filter((one) => one.isFavourite), ...shown.filter((one) => !one.isFavourite)];
  return (
    <>
      {dashboards.length > searchFromCount ? (
        <SearchInput className={classes.search} label={t("search")} value={search} onChange={setSearch} />
      ) : null}
      {shown.length === 0 ? (
        <EmptyState icon={<IconSearch size={24} />} title={t("noMatch", { search })} compact />
      ) : (
        <ul className={classes.cards}>
          {favouritesFirst.map((dashboard) => (
            <DashboardCard key={dashboard.id} dashboard={dashboard} />
          ))}
        </ul>
      )}
    </>
  );
}
