"use client";

import { Popover, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconX } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import classes from "@/components/dashboards/view/filters/filter-bar.module.css";
import type { OptionsOf } from "@/components/dashboards/view/filters/filter-control";
import { useFilterWords } from "@/components/dashboards/view/filters/use-filter-words";
import type { DashboardFilter, FilterValue } from "@/lib/dashboard/config/schema";

/** Read when a filter is first opened: a dashboard that nobody filters pays nothing for calendars and lists. */
const FilterDropdown = dynamic(
  () => import("@/components/dashboards/view/filters/filter-dropdown").then((m) => m.FilterDropdown),
  { ssr: false },
);

type FilterPillProps = {
  filter: DashboardFilter;
  value: FilterValue | null;
  onChange: (value: FilterValue | null) => void;
  optionsOf: OptionsOf;
  /** As wide as its parent: where it stands in the grid. */
  wide?: boolean;
};

/** One filter as a button that says what it is set to; it opens the control that its kind has. */
export function FilterPill({ filter, value, onChange, optionsOf, wide = false }: FilterPillProps) {
  const t = useTranslations("look.filters");
  const { valueWords } = useFilterWords();
  const [opened, setOpened] = useState(false);
  const draft = useRef<{ readonly value: FilterValue | null } | null>(null);
  const close = (apply: boolean) => {
    if (apply && draft.current) onChange(draft.current.value);
    draft.current = null;
    setOpened(false);
  };
  const isMissing = filter.required && value === null;
  const words = value ? valueWords(value) : isMissing ? t("choose") : t("all");
  const mayClear = value !== null && !filter.required;
  return (
    <Popover opened={opened} onChange={() => close(true)} closeOnEscape={false} position="bottom-start" returnFocus>
      <div
        className={classes.pill}
        data-set={value !== null || undefined}
        data-missing={isMissing || undefined}
        data-wide={wide || undefined}
      >
        <Popover.Target>
          <UnstyledButton
            className={classes.open}
            onClick={() => (opened ? close(true) : setOpened(true))}
            aria-label={`${filter.label}: ${words}`}
            title={isMissing ? t("required") : words}
          >
            <span className={classes.label}>{filter.label}</span>
            <span className={classes.value}>{words}</span>
            {mayClear ? null : <IconChevronDown size={14} aria-hidden="true" className={classes.chevron} />}
          </UnstyledButton>
        </Popover.Target>
        {mayClear ? (
          <UnstyledButton
            className={classes.clear}
            aria-label={t("clear", { label: filter.label })}
            onClick={() => onChange(null)}
          >
            <IconX size={14} aria-hidden="true" />
          </UnstyledButton>
        ) : null}
      </div>
      <Popover.Dropdown
        className={classes.dropdown}
        aria-label={filter.label}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          close(false);
        }}
      >
        <FilterDropdown
          filter={filter}
          value={value}
          optionsOf={optionsOf}
          onDraft={(next) => {
            draft.current = { value: next };
          }}
          onPick={(next) => {
            draft.current = { value: next };
            close(true);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
