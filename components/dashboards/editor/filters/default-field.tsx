"use client";

import { Input } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useDesign } from "@/components/dashboards/design/design-context";
import type { SetFilter } from "@/components/dashboards/editor/filters/filter-fields";
import { FilterPill } from "@/components/dashboards/view/filters/filter-pill";
import { draftOptionsQuery } from "@/lib/client/dashboard-design";
import type { DashboardFilter } from "@/lib/dashboard/config/schema";
import { emptyLook } from "@/lib/dashboard/look/schema";

/** What the filter is set to when the dashboard is opened, by the same control that those who look will have. */
export function DefaultField({ filter, set }: { filter: DashboardFilter; set: SetFilter }) {
  const t = useTranslations("editor.filters");
  const { dashboardId, config } = useDesign();
  return (
    <Input.Wrapper label={t("default")} description={t("defaultHint")} labelElement="div">
      <FilterPill
        // What a required filter begins with may be taken away again.
        filter={{ ...filter, required: false }}
        value={filter.default}
        onChange={(value) => set({ default: value })}
        optionsOf={(filterId, search) => draftOptionsQuery(dashboardId, config, { filterId, search, look: emptyLook })}
        wide
      />
    </Input.Wrapper>
  );
}
