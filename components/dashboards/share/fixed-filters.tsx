"use client";

import { Input, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import classes from "@/components/dashboards/share/fixed-filters.module.css";
import { FilterPill } from "@/components/dashboards/view/filters/filter-pill";
import { filterOptionsQuery } from "@/lib/client/dashboard-look";
import { dashboardQuery } from "@/lib/client/dashboards";
import type { DashboardFilter } from "@/lib/dashboard/config/schema";
import { emptyLook, type Look } from "@/lib/dashboard/look/schema";

type FixedFiltersProps = {
  dashboardId: string;
  fixed: Look["filters"];
  onChange: (fixed: Look["filters"]) => void;
};

/** Which filters whoever looks finds set and cannot change. What is left at "all" stays theirs to choose. */
export function FixedFilters({ dashboardId, fixed, onChange }: FixedFiltersProps) {
  const t = useTranslations("sharing.fixed");
  const { data: dashboard } = useQuery(dashboardQuery(dashboardId));
  const filters = dashboard?.config.filters ?? [];
  if (filters.length === 0) return null;
  const optionsOf = (filterId: string, search: string) => {
    const { [filterId]: _, ...others } = fixed;
    return filterOptionsQuery({ by: "account", dashboardId }, filterId, {
      ...{ search, look: { ...emptyLook, filters: others } },
    });
  };
  return (
    <Input.Wrapper component="fieldset" className={classes.fixed} labelElement="div" label={t("label")}>
      <Text size="xs" c="dimmed" mb={6}>
        {t("hint")}
      </Text>
      <div className={classes.pills}>
        {filters.map((filter) => (
          <FilterPill
            key={filter.id}
            filter={unset(filter)}
            value={fixed[filter.id] ?? null}
            optionsOf={optionsOf}
            onChange={(value) => {
              const { [filter.id]: _, ...others } = fixed;
              onChange(value === null ? others : { ...others, [filter.id]: value });
            }}
          />
        ))}
      </div>
    </Input.Wrapper>
  );
}

/** What is fixed starts from nothing, whatever the dashboard starts from. */
const unset = (filter: DashboardFilter): DashboardFilter => ({ ...filter, required: false, default: null });
