"use client";

import { Button } from "@mantine/core";
import { IconLock, IconWand } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type MouseEvent, memo, useRef } from "react";
import { chartIcon } from "@/components/charts/chart-icon";
import { useCanvas } from "@/components/dashboards/design/grid/canvas-context";
import classes from "@/components/dashboards/design/grid/design-widget.module.css";
import { useWasNear } from "@/components/dashboards/design/grid/use-was-near";
import { WidgetMenu } from "@/components/dashboards/design/grid/widget-menu";
import type { ShownConfig } from "@/components/dashboards/kinds/widget-kind";
import { widgetKinds } from "@/components/dashboards/kinds/widget-kinds";
import { WidgetBody } from "@/components/dashboards/view/widget-body";
import { WidgetFrame } from "@/components/dashboards/view/widget-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { chartVariant } from "@/lib/chart/chart-variant";
import type { Widget } from "@/lib/dashboard/config/schema";
import { isUnasked } from "@/lib/dashboard/config/unasked";
import type { WidgetData } from "@/lib/dashboard/look/schema";

export type DesignWidgetProps = {
  widget: Widget;
  data: WidgetData | undefined;
  config: ShownConfig;
  isReading: boolean;
  isSelected: boolean;
  isReadOnly: boolean;
};

/** Ids of the hints that each widget points a screen reader to. */
export const widgetHints = {
  keyboard: "canvas-hint-keys",
  selected: "canvas-hint-selected",
  locked: "canvas-hint-locked",
};

/** A widget in the designer: it takes the focus and the keys of the canvas, is marked by a click and opened by a double click. */
export const DesignWidget = memo(function DesignWidget(props: DesignWidgetProps) {
  const { widget, data, config, isReading, isSelected, isReadOnly } = props;
  const { acts } = useCanvas();
  const press = usePress(widget.id, isSelected);
  const near = useWasNear<HTMLElement>();
  const hints = [widgetHints.keyboard, isSelected ? widgetHints.selected : "", widget.locked ? widgetHints.locked : ""];
  return (
    <article
      ref={near.ref}
      className={classes.widget}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be moved by keyboard must take the focus
      tabIndex={0}
      aria-label={widget.title}
      aria-describedby={hints.join(" ").trim()}
      data-widget={widget.id}
      data-selected={isSelected || undefined}
      data-locked={widget.locked || undefined}
      {...press}
      onDoubleClick={(event) => {
        if (!isOnControl(event)) acts.edit(widget.id);
      }}
    >
      <WidgetFrame
        title={widget.title}
        plain={widgetKinds[widget.kind].frame === "plain"}
        designing
        tools={
          <>
            {widget.locked ? <IconLock size={14} aria-hidden="true" className={classes.lock} /> : null}
            {isReadOnly ? null : <WidgetMenu widget={widget} data={data} />}
          </>
        }
      >
        {isUnasked(widget) ? (
          <Unasked widget={widget} />
        ) : near.wasNear ? (
          <WidgetBody widget={widget} data={data} config={config} isUnsaved={!isReading} />
        ) : null}
      </WidgetFrame>
    </article>
  );
});

const isOnControl = (event: MouseEvent) =>
  event.target instanceof Element &&
  event.target.closest("button, a, input, textarea, .react-resizable-handle") !== null;

/** Marks at once what is pressed, so that it is this widget that is dragged; of several marked ones only when nothing was dragged. */
function usePress(id: string, isSelected: boolean) {
  const { acts } = useCanvas();
  const pressed = useRef<{ x: number; y: number } | null>(null);
  return {
    onMouseDown: (event: MouseEvent) => {
      if (event.button !== 0 || isOnControl(event)) return;
      const toggles = event.shiftKey || event.ctrlKey || event.metaKey;
      pressed.current = toggles ? null : { x: event.clientX, y: event.clientY };
      if (toggles || !isSelected) acts.pick(id, toggles);
    },
    onClick: (event: MouseEvent) => {
      const from = pressed.current;
      pressed.current = null;
      if (from && isSelected && Math.hypot(event.clientX - from.x, event.clientY - from.y) < 3) acts.pick(id, false);
    },
  };
}

/** A new chart, until it has been said what it shows. */
function Unasked({ widget }: { widget: Widget }) {
  const t = useTranslations("canvas.unasked");
  const { acts } = useCanvas();
  const Icon = widget.kind === "chart" ? chartIcon[chartVariant(widget.chart)] : widgetKinds[widget.kind].icon;
  return (
    <EmptyState
      compact
      icon={<Icon size={24} />}
      title={t("title")}
      action={
        <Button size="xs" variant="default" leftSection={<IconWand size={14} />} onClick={() => acts.edit(widget.id)}>
          {t("choose")}
        </Button>
      }
    />
  );
}
