"use client";

import { Switch } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "@/components/dashboards/editor/panel.module.css";
import { useTrial } from "@/components/dashboards/editor/trial/trial-context";
import { emptyLook } from "@/lib/dashboard/look/schema";

/** Turns the filters on over the grid, as those who look will have them. */
export function TryFilters() {
  const t = useTranslations("editor.filters");
  const { look, setLook } = useTrial();
  return (
    <div className={classes.part}>
      <Switch
        label={t("try")}
        description={t("tryHint")}
        checked={look !== null}
        onChange={({ currentTarget }) => setLook(currentTarget.checked ? emptyLook : null)}
      />
    </div>
  );
}
