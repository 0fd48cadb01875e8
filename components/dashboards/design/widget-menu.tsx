"use client";

import { ActionIcon, Button, Group, Menu, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { IconCopy, IconDots, IconPencil, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { v7 } from "uuid";
import { chartIcon } from "@/components/charts/chart-icon";
import type { Design } from "@/components/dashboards/design/design-context";
import { EditWidget } from "@/components/dashboards/design/edit-widget";
import { appendWidget, changeWidget, removeWidget } from "@/components/dashboards/design/move-widget";
import { chartVariant } from "@/lib/chart/chart-variant";
import { recommendChart } from "@/lib/chart/recommend-chart";
import type { ChartSpec } from "@/lib/chart/schema";
import type { Widget } from "@/lib/dashboard/config/schema";
import type { WidgetData } from "@/lib/dashboard/look/schema";

type WidgetMenuProps = { widget: Widget; data: WidgetData | undefined; design: Design };

/** What can be done with a widget in the designer. */
export function WidgetMenu({ widget, data, design }: WidgetMenuProps) {
  const t = useTranslations("dashboards.design");
  const [editing, edit] = useDisclosure(false);
  const remove = useRemoveWidget(widget, design);
  const duplicate = () => design.change("duplicateWidgets", (config) => appendWidget(config, { ...widget, id: v7() }));
  return (
    <>
      <Menu withinPortal>
        <Menu.Target>
          <ActionIcon size="sm" aria-label={t("widgetActions", { title: widget.title })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={edit.open}>
            {widget.kind === "text" ? t("editText") : t("rename")}
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={16} />} onClick={duplicate}>
            {t("duplicate")}
          </Menu.Item>
          {widget.kind === "chart" && data?.status === "ok" ? (
            <ChartChoices widget={widget} data={data} design={design} />
          ) : null}
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove}>
            {t("remove")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <EditWidget widget={widget} design={design} opened={editing} onClose={edit.close} />
    </>
  );
}

type ChartChoicesProps = {
  widget: Extract<Widget, { kind: "chart" }>;
  data: Extract<WidgetData, { status: "ok" }>;
  design: Design;
};

/** The chart types that truly fit the rows; choosing one keeps the query. */
function ChartChoices({ widget, data, design }: ChartChoicesProps) {
  const t = useTranslations("charts");
  const current = chartVariant(widget.chart);
  const choices = useMemo(() => {
    const { spec, alternatives } = recommendChart(data.result, { question: widget.query.question, hint: null });
    // A widget keeps how it is drawn, not why.
    const others = alternatives.map(({ reason: _, ...choice }): ChartSpec => choice);
    const byVariant = new Map([spec, ...others].map((choice) => [chartVariant(choice), choice]));
    byVariant.set(current, widget.chart);
    return [...byVariant];
  }, [data.result, widget, current]);
  const choose = (chart: ChartSpec) =>
    design.change("changeChart", (config) =>
      changeWidget(config, widget.id, (changed) =>
        changed.kind === "chart" ? { ...changed, chart: { ...chart, title: changed.chart.title } } : changed,
      ),
    );
  return (
    <>
      <Menu.Label>{t("changeChart")}</Menu.Label>
      <Menu.RadioGroup
        value={current}
        onChange={(wanted) => {
          const chart = choices.find(([variant]) => variant === wanted)?.[1];
          if (chart) choose(chart);
        }}
      >
        {choices.map(([variant]) => {
          const Icon = chartIcon[variant];
          return (
            <Menu.RadioItem key={variant} value={variant} rightSection={<Icon size={16} />} closeMenuOnClick>
              {t(`types.${variant}`)}
            </Menu.RadioItem>
          );
        })}
      </Menu.RadioGroup>
    </>
  );
}

/** Takes the widget away at once and offers it back. */
function useRemoveWidget(widget: Widget, design: Design): () => void {
  const t = useTranslations("dashboards.design");
  return () => {
    const before = design.config;
    design.change("removeWidgets", (config) => removeWidget(config, widget.id));
    const id = notifications.show({
      message: (
        <Group justify="space-between" wrap="nowrap" gap="sm">
          <Text size="sm">{t("removed", { title: widget.title })}</Text>
          <Button
            size="xs"
            variant="subtle"
            onClick={() => {
              // Only this widget comes back: what was changed since then stays.
              design.change("addWidget", (config) =>
                config.widgets.length === before.widgets.length - 1 ? before : appendWidget(config, widget),
              );
              notifications.hide(id);
            }}
          >
            {t("undo")}
          </Button>
        </Group>
      ),
    });
  };
}
