"use client";

import { Button, Tooltip } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "@/components/dashboards/view/filters/filter-bar.module.css";
import type { OptionsOf } from "@/components/dashboards/view/filters/filter-control";
import { FilterPill } from "@/components/dashboards/view/filters/filter-pill";
import { isTouched, valueOfFilter, withFilter } from "@/components/dashboards/view/look/change-look";
import type { DashboardFilter } from "@/lib/dashboard/config/schema";
import { emptyLook, type Look } from "@/lib/dashboard/look/schema";

type FilterBarProps = {
  filters: readonly DashboardFilter[];
  look: Look;
  onLook: (look: Look) => void;
  optionsOf: OptionsOf;
  /** What else narrows the view: chips of clicks, the date zoom. */
  children?: ReactNode;
};

/** The filters of a dashboard in one row, each saying what it is set to, with the way back to how it was designed. */
export function FilterBar({ filters, look, onLook, optionsOf, children }: FilterBarProps) {
  const t = useTranslations("look.filters");
  return (
    <search className={classes.bar} aria-label={t("label")}>
      {filters.map((filter) => (
        <FilterPill
          key={filter.id}
          filter={filter}
          value={valueOfFilter(filter, look)}
          onChange={(value) => onLook(withFilter(look, filter, value))}
          optionsOf={optionsOf}
        />
      ))}
      {children}
      {isTouched(look) ? (
        <Tooltip label={t("resetHint")}>
          <Button className={classes.tools} variant="subtle" color="gray" size="sm" onClick={() => onLook(emptyLook)}>
            {t("reset")}
          </Button>
        </Tooltip>
      ) : null}
    </search>
  );
}
