"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { Design } from "@/components/dashboards/design/design-context";
import { DesignWidget } from "@/components/dashboards/design/design-widget";
import { WidgetGrid } from "@/components/dashboards/view/widget-grid";
import type { Widget } from "@/lib/dashboard/config/schema";
import type { WidgetData } from "@/lib/dashboard/look/schema";

type DesignStackProps = {
  design: Design;
  dataFor: (widget: Widget) => WidgetData | undefined;
  isReading: boolean;
  announce: (message: string) => void;
};

/** The designer on a phone: contents can be changed, places need a wider screen, because a phone shows only their order. */
export function DesignStack({ design, dataFor, ...shared }: DesignStackProps) {
  const t = useTranslations("dashboards.design");
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        {t("phoneHint")}
      </Text>
      <WidgetGrid widgets={design.config.widgets}>
        {(widget) => <DesignWidget widget={widget} data={dataFor(widget)} design={design} {...shared} />}
      </WidgetGrid>
    </>
  );
}
