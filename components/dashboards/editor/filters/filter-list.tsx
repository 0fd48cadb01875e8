"use client";

import { ActionIcon, UnstyledButton } from "@mantine/core";
import {
  IconAbc,
  IconArrowDown,
  IconArrowUp,
  IconCalendar,
  IconChevronRight,
  IconFilter,
  IconListCheck,
  IconNumbers,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useDesign } from "@/components/dashboards/design/design-context";
import { AddFilter } from "@/components/dashboards/editor/filters/add-filter";
import classes from "@/components/dashboards/editor/filters/filter-list.module.css";
import { TryFilters } from "@/components/dashboards/editor/filters/try-filters";
import { EmptyState } from "@/components/ui/empty-state";

const icons = { date: IconCalendar, list: IconListCheck, number: IconNumbers, text: IconAbc } as const;

/** All filters in the order in which they stand in the bar, what adds one, and a way to try them. */
export function FilterList() {
  const t = useTranslations("editor.filters");
  const { config, change, setPanel } = useDesign();
  const { filters } = config;
  const move = (index: number, by: -1 | 1) =>
    change("moveFilter", (before) => {
      const [from, to] = [before.filters[index], before.filters[index + by]];
      return from && to ? { ...before, filters: before.filters.with(index, to).with(index + by, from) } : before;
    });
  return (
    <>
      {filters.length === 0 ? (
        <EmptyState compact icon={<IconFilter size={22} />} title={t("none")} body={t("noneBody")} />
      ) : (
        <ul className={classes.list}>
          {filters.map(({ id, label, kind }, index) => {
            const Icon = icons[kind];
            return (
              <li key={id} className={classes.row}>
                <UnstyledButton className={classes.open} onClick={() => setPanel({ kind: "filters", filterId: id })}>
                  <Icon size={16} aria-hidden="true" />
                  <span className={classes.label}>{label}</span>
                  <IconChevronRight size={15} aria-hidden="true" />
                </UnstyledButton>
                <ActionIcon
                  size="sm"
                  aria-label={t("moveUp", { label })}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                >
                  <IconArrowUp size={14} />
                </ActionIcon>
                <ActionIcon
                  size="sm"
                  aria-label={t("moveDown", { label })}
                  disabled={index === filters.length - 1}
                  onClick={() => move(index, 1)}
                >
                  <IconArrowDown size={14} />
                </ActionIcon>
              </li>
            );
          })}
        </ul>
      )}
      <AddFilter />
      {filters.length > 0 ? <TryFilters /> : null}
    </>
  );
}
