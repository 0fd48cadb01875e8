"use client";

import { Checkbox, MultiSelect, Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useDesign } from "@/components/dashboards/design/design-context";
import type { SetFilter } from "@/components/dashboards/editor/filters/filter-fields";
import type { DashboardFilter } from "@/lib/dashboard/config/schema";

/** One value or several, and which other filters narrow what is offered: only the cities of the chosen country. */
export function NarrowedFields({ filter, set }: { filter: DashboardFilter; set: SetFilter }) {
  const t = useTranslations("editor.filters");
  const { config } = useDesign();
  const others = config.filters.filter(({ id }) => id !== filter.id);
  const { narrowedBy } = filter;
  const mode = narrowedBy === null ? "before" : narrowedBy.length === 0 ? "none" : "some";
  const choose = (next: string | null) => {
    if (next === "before") set({ narrowedBy: null });
    if (next === "none") set({ narrowedBy: [] });
    if (next === "some") set({ narrowedBy: others.map(({ id }) => id) });
  };
  return (
    <>
      <Checkbox
        label={t("multiple")}
        checked={filter.multiple}
        onChange={({ currentTarget }) => set({ multiple: currentTarget.checked })}
      />
      {others.length > 0 ? (
        <Select
          label={t("narrowedBy")}
          data={(["before", "some", "none"] as const).map((value) => ({ value, label: t(`narrowing.${value}`) }))}
          value={mode}
          onChange={choose}
          allowDeselect={false}
        />
      ) : null}
      {mode === "some" ? (
        <MultiSelect
          aria-label={t("narrowedBy")}
          data={others.map(({ id, label }) => ({ value: id, label }))}
          value={narrowedBy ?? []}
          onChange={(ids) => set({ narrowedBy: ids })}
        />
      ) : null}
    </>
  );
}
