"use client";

import { UnstyledButton } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/dashboards/view/drill/drill-path.module.css";
import { drilledUp } from "@/components/dashboards/view/look/change-look";
import { useLook } from "@/components/dashboards/view/look/look-context";

/** Where a widget was drilled to, as a path that leads back up to each of its steps. */
export function DrillPath({ widgetId, path }: { widgetId: string; path: readonly string[] }) {
  const t = useTranslations("look.drill");
  const { look, changeLook } = useLook();
  if (path.length === 0) return null;
  const steps = [t("all"), ...path];
  return (
    <nav aria-label={t("path")} className={classes.path}>
      {steps.map((label, depth) => (
        // Steps may have the same name; their place tells them apart.
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its depth
        <span key={depth} className={classes.step}>
          {depth === 0 ? null : <IconChevronRight size={12} aria-hidden="true" />}
          {depth === path.length ? (
            <span aria-current="location">{label}</span>
          ) : (
            <UnstyledButton
              className={classes.up}
              onClick={() => changeLook(drilledUp(look, widgetId, depth))}
              title={t("upTo", { level: label })}
            >
              {label}
            </UnstyledButton>
          )}
        </span>
      ))}
    </nav>
  );
}
