"use client";

import { Button, Checkbox, Loader, SegmentedControl, Stack, Text, UnstyledButton } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import barClasses from "@/components/dashboards/view/filters/filter-bar.module.css";
import type { FilterControlProps } from "@/components/dashboards/view/filters/filter-control";
import classes from "@/components/dashboards/view/filters/list-filter.module.css";
import { OptionRow } from "@/components/dashboards/view/filters/option-row";
import { ErrorState } from "@/components/ui/error-state";
import { SearchInput } from "@/components/ui/search-input";
import type { FilterValue } from "@/lib/dashboard/config/schema";
import type { FilterOptions } from "@/lib/dashboard/look/schema";
import type { Cell } from "@/lib/execute/schema";

type ListValue = Extract<FilterValue, { kind: "list" }>;
const typingMs = 200;
const nothing: ListValue = { kind: "list", values: [], negated: false };

/** Values picked from the data, found by typing; what is picked stands first. */
export function ListFilter({ filter, value, optionsOf, onDraft, onPick }: FilterControlProps) {
  const t = useTranslations("look");
  const before = value?.kind === "list" ? value : nothing;
  const [draft, setDraft] = useState<ListValue>(before);
  const [search, setSearch] = useState("");
  const [searched] = useDebouncedValue(search.trim(), typingMs);
  const options = useQuery(optionsOf(filter.id, searched));
  const meant = (next: ListValue) => (next.values.length === 0 ? null : next);
  const change = (next: ListValue) => {
    setDraft(next);
    onDraft(meant(next));
  };
  const toggle = (cell: Cell) => {
    if (!filter.multiple) return onPick({ ...nothing, values: [cell] });
    const without = draft.values.filter((one) => one !== cell);
    change({ ...draft, values: without.length < draft.values.length ? without : [...draft.values, cell] });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onPick(meant(draft));
      }}
    >
      <Stack gap={10} w={300} maw="100%">
        <SearchInput label={t("list.search", { label: filter.label })} value={search} onChange={setSearch} />
        {options.isError && !options.data ? (
          <ErrorState compact error={options.error} onRetry={() => options.refetch()} retrying={options.isFetching} />
        ) : options.data ? (
          <Choices
            options={shownOptions(options.data, search === "" ? before.values : [])}
            chosen={draft.values}
            onToggle={toggle}
            single={!filter.multiple}
            search={searched}
            truncated={options.data.truncated}
          />
        ) : (
          <Loader size="sm" mx="auto" my="md" />
        )}
        {filter.multiple ? <Foot draft={draft} onChange={change} /> : null}
      </Stack>
    </form>
  );
}

/** What was picked before stands on top, also where it is not among the most frequent. */
function shownOptions({ options }: FilterOptions, picked: readonly Cell[]): FilterOptions["options"] {
  const countOf = new Map(options.map(({ value, count }) => [value, count]));
  const first = picked.map((value) => ({ value, count: countOf.get(value) ?? null }));
  return [...first, ...options.filter(({ value }) => !picked.includes(value))];
}

type ChoicesProps = {
  options: FilterOptions["options"];
  chosen: readonly Cell[];
  single: boolean;
  search: string;
  truncated: boolean;
  onToggle: (cell: Cell) => void;
};

function Choices({ options, chosen, single, search, truncated, onToggle }: ChoicesProps) {
  const t = useTranslations("look.list");
  if (options.length === 0) {
    return (
      <Text size="sm" c="dimmed" py="sm">
        {search === "" ? t("noneAtAll") : t("nothing", { search })}
      </Text>
    );
  }
  return (
    <>
      <ul className={classes.options}>
        {options.map(({ value, count }) => (
          <li key={JSON.stringify(value)}>
            <OptionRow value={value} count={count}>
              {(label) =>
                single ? (
                  <UnstyledButton
                    className={classes.single}
                    aria-pressed={chosen.includes(value)}
                    onClick={() => onToggle(value)}
                  >
                    {label}
                  </UnstyledButton>
                ) : (
                  <Checkbox
                    size="xs"
                    className={classes.check}
                    label={label}
                    checked={chosen.includes(value)}
                    onChange={() => onToggle(value)}
                  />
                )
              }
            </OptionRow>
          </li>
        ))}
      </ul>
      {truncated ? (
        <Text size="xs" c="dimmed">
          {t("first")}
        </Text>
      ) : null}
    </>
  );
}

function Foot({ draft, onChange }: { draft: ListValue; onChange: (value: ListValue) => void }) {
  const t = useTranslations("look");
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t("list.mode")}
        data={[
          { value: "only", label: t("list.only") },
          { value: "except", label: t("list.except") },
        ]}
        value={draft.negated ? "except" : "only"}
        onChange={(mode) => onChange({ ...draft, negated: mode === "except" })}
      />
      <div className={barClasses.foot}>
        <Text size="xs" c="dimmed" role="status">
          {t("list.selected", { count: draft.values.length })}
        </Text>
        <Button type="submit">{t("filters.apply")}</Button>
      </div>
    </>
  );
}
