"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, memo } from "react";
import type { Design } from "@/components/dashboards/design/design-context";
import classes from "@/components/dashboards/design/design-widget.module.css";
import { type Direction, moveWidget, resizeWidget } from "@/components/dashboards/design/move-widget";
import { WidgetMenu } from "@/components/dashboards/design/widget-menu";
import { widgetKinds } from "@/components/dashboards/kinds/widget-kinds";
import { WidgetBody } from "@/components/dashboards/view/widget-body";
import { WidgetFrame } from "@/components/dashboards/view/widget-frame";
import type { Widget } from "@/lib/dashboard/config/schema";
import type { WidgetData } from "@/lib/dashboard/look/schema";

type DesignWidgetProps = {
  widget: Widget;
  data: WidgetData | undefined;
  isReading: boolean;
  design: Design;
  announce: (message: string) => void;
};

const directions: Record<string, Direction> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/** Where the designer's keyboard help stands; each widget points a screen reader there. */
export const keyboardHelpId = "dashboard-keyboard-help";

/** A widget in the designer. With the focus on it, arrows move it, shift and arrows resize it, delete removes it. */
export const DesignWidget = memo(function DesignWidget({
  widget,
  data,
  isReading,
  design,
  announce,
}: DesignWidgetProps) {
  const t = useTranslations("dashboards.design");
  const { config } = design;

  function step(direction: Direction, resizes: boolean) {
    const next = (resizes ? resizeWidget : moveWidget)(config, widget.id, direction);
    const place = next.widgets.find(({ id }) => id === widget.id)?.place;
    if (next === config || !place) {
      announce(t("noRoom", { title: widget.title }));
      return;
    }
    design.change(resizes ? "resizeWidget" : "moveWidgets", () => next);
    const { x, y, w, h } = place;
    const said = resizes
      ? t("resized", { title: widget.title, columns: w, rows: h })
      : t("moved", { title: widget.title, column: x + 1, row: y + 1 });
    announce(said);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    // Keys inside the widget (its menu, a scrolled table) belong to what they stand in.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = directions[event.key];
    if (!direction) return;
    event.preventDefault();
    step(direction, event.shiftKey);
  }

  return (
    <article
      className={classes.widget}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be moved by keyboard must take the focus
      tabIndex={0}
      aria-label={widget.title}
      aria-describedby={keyboardHelpId}
      onKeyDown={onKeyDown}
      data-widget={widget.id}
    >
      <WidgetFrame
        title={widget.title}
        plain={widgetKinds[widget.kind].frame === "plain"}
        designing
        tools={<WidgetMenu widget={widget} data={data} design={design} />}
      >
        <WidgetBody widget={widget} data={data} config={config} isUnsaved={!isReading} />
      </WidgetFrame>
    </article>
  );
});
