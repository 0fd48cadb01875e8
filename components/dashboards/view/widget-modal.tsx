"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ChartView } from "@/components/charts/chart-view";
import classes from "@/components/dashboards/view/widget-modal.module.css";
import type { WidgetData } from "@/lib/dashboard/look/schema";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

type WidgetModalProps = {
  widget: Extract<ShownWidget, { kind: "chart" }>;
  as: "chart" | "table";
  data: WidgetData | undefined;
  onClose: () => void;
};

/** One widget in all the room there is, as its chart or as its rows. */
export function WidgetModal({ widget, as, data, onClose }: WidgetModalProps) {
  const t = useTranslations("dashboards");
  const spec = as === "table" ? ({ ...widget.chart, type: "table" } as const) : widget.chart;
  return (
    <Modal
      opened
      onClose={onClose}
      title={widget.title}
      fullScreen
      closeButtonProps={{ "aria-label": t("close") }}
      classNames={{ content: classes.content, body: classes.body }}
    >
      {data?.status === "ok" ? (
        <ChartView result={data.result} comparison={data.comparison} spec={spec} height="fill" />
      ) : null}
    </Modal>
  );
}
