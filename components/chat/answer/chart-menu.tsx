"use client";

import { Button, Menu } from "@mantine/core";
import {
  IconChartAreaLine,
  IconChartBar,
  IconChartDots,
  IconChartLine,
  IconChartPie,
  IconChevronDown,
  IconNumber123,
  IconTable,
  type TablerIcon,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/chat/answer/answer.module.css";
import { chartTypeKey } from "@/components/chat/answer/chart-type-key";
import { MenuChoice } from "@/components/ui/menu-choice";
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
        <Button
          variant="subtle"
          color="gray"
          px={10}
          aria-label={t("changeChart")}
          rightSection={<IconChevronDown size={13} />}
        >
          <Current size={16} />
          <span className={classes.label}>{charts(`types.${chartTypeKey(spec)}`)}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => {
          const key = chartTypeKey(choice);
          return (
            <MenuChoice
              key={key}
              value={key}
              checked={key === chartTypeKey(spec)}
              label={charts(`types.${key}`)}
              hint={choice === recommendation.spec ? t("recommended") : undefined}
              Icon={icons[choice.type]}
              onChoose={() => onSpec(choice)}
            />
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
