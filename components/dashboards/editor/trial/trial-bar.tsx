"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useDesign } from "@/components/dashboards/design/design-context";
import classes from "@/components/dashboards/editor/trial/trial-bar.module.css";
import { useTrial } from "@/components/dashboards/editor/trial/trial-context";
import { FilterBar } from "@/components/dashboards/view/filters/filter-bar";
import { draftOptionsQuery } from "@/lib/client/dashboard-design";

/** The filters of the draft, to be tried on the rows below. Nothing of it is kept. */
export function TrialBar() {
  const t = useTranslations("editor.filters");
  const { dashboardId, config } = useDesign();
  const { look, setLook } = useTrial();
  if (look === null) return null;
  return (
    <section className={classes.bar} aria-label={t("trying")}>
      <FilterBar
        filters={config.filters}
        look={look}
        onLook={setLook}
        optionsOf={(filterId, search) => draftOptionsQuery(dashboardId, config, { filterId, search, look })}
      >
        <span className={classes.note}>{t("trying")}</span>
        <Button variant="default" size="xs" onClick={() => setLook(null)}>
          {t("endTrying")}
        </Button>
      </FilterBar>
    </section>
  );
}
