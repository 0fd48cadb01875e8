"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ChartView } from "@/components/charts/chart-view";
import classes from "@/components/dashboards/view/widget-modal.module.css";
import type { Widget } from "@/lib/dashboard/config/schema";
import type { WidgetData } from "@/lib/dashboard/look/schema";

/** One widget in all the room there is, as its chart or as its rows. */
export type OpenedWidget = { widget: Extract<Widget, { kind: "chart" }>; as: "chart" | "table" };

type WidgetModalProps = { opened: OpenedWidget | null; data: WidgetData | undefined; onClose: () => void };

export function WidgetModal({ opened, data, onClose }: WidgetModalProps) {
  const t = useTranslations("dashboards");
  const spec = opened?.as === "table" ? ({ ...opened.widget.chart, type: "table" } as const) : opened?.widget.chart;
  return (
    <Modal
      opened={opened !== null}
      onClose={onClose}
      title={opened?.widget.title}
      fullScreen
      closeButtonProps={{ "aria-label": t("close") }}
      classNames={{ content: classes.content, body: classes.body }}
    >
      {spec && data?.status === "ok" ? <ChartView result={data.result} spec={spec} height="fill" /> : null}
    </Modal>
  );
}
