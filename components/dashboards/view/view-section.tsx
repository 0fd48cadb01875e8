"use client";

import { UnstyledButton } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useComments } from "@/components/dashboards/comments/comments-context";
import classes from "@/components/dashboards/view/dashboard-body.module.css";
import { ViewWidget } from "@/components/dashboards/view/view-widget";
import { WidgetGrid } from "@/components/dashboards/view/widget-grid";
import type { DashboardConfig } from "@/lib/dashboard/config/schema";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

type ViewSectionProps = { section: DashboardConfig["sections"][number]; widgets: readonly ShownWidget[] };

/** A part of a tab under its heading. Folded, its widgets read nothing. */
export function ViewSection({ section, widgets }: ViewSectionProps) {
  const t = useTranslations("look");
  const spokenId = useComments()?.focus?.widgetId;
  const [folded, setFolded] = useState(section.folded);
  // What somebody speaks about is shown, whatever was folded.
  const isFolded = folded && widgets.every(({ id }) => id !== spokenId);
  const bodyId = useId();
  return (
    <div className={classes.section}>
      <h2 className={classes.heading}>
        <UnstyledButton
          className={classes.toggle}
          aria-expanded={!isFolded}
          aria-controls={bodyId}
          onClick={() => setFolded(!isFolded)}
        >
          <IconChevronDown size={16} aria-hidden="true" />
          {section.title}
          {isFolded ? <span className={classes.count}>{t("folded", { count: widgets.length })}</span> : null}
        </UnstyledButton>
      </h2>
      <div id={bodyId}>
        {isFolded ? null : <WidgetGrid widgets={widgets}>{(widget) => <ViewWidget widget={widget} />}</WidgetGrid>}
      </div>
    </div>
  );
}
