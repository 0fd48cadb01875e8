"use client";

import { Button, Menu, Text } from "@mantine/core";
import {
  IconChartAreaLine,
  IconChartBar,
  IconChartDots,
  IconChartLine,
  IconChartPie,
  IconCheck,
  IconNumber123,
  IconTable,
  type TablerIcon,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { chartTypeKey } from "@/components/chat/answer/chart-type-key";
import type { ChartRecommendation, ChartSpec, ChartType } from "@/lib/chart/schema";

const icons: Record<ChartType, TablerIcon> = {
  number: IconNumber123,
  line: IconChartLine,
  area: IconChartAreaLine,
  bar: IconChartBar,
  pie: IconChartPie,
  scatter: IconChartDots,
  table: IconTable,
};

type ChartMenuProps = { recommendation: ChartRecommendation; spec: ChartSpec; onSpec: (spec: ChartSpec) => void };

/** Another way to draw the same rows: only those that fit them. */
export function ChartMenu({ recommendation, spec, onSpec }: ChartMenuProps) {
  const t = useTranslations("ask.actions");
  const charts = useTranslations("charts");
  const choices = [recommendation.spec, ...recommendation.alternatives];
  const Current = icons[spec.type];
  if (choices.length < 2) return null;
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <Button variant="subtle" color="gray" leftSection={<Current size={16} />}>
          {t("changeChart")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => {
          const key = chartTypeKey(choice);
          const Icon = icons[choice.type];
          const current = key === chartTypeKey(spec);
          return (
            <Menu.Item
              key={key}
              role="menuitemradio"
              aria-checked={current}
              leftSection={<Icon size={16} />}
              rightSection={current ? <IconCheck size={16} /> : null}
              onClick={() => onSpec(choice)}
            >
              {charts(`types.${key}`)}
              {choice === recommendation.spec ? (
                <Text size="xs" c="dimmed" component="span" display="block">
                  {t("recommended")}
                </Text>
              ) : null}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
