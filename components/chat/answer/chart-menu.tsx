"use client";

import { Button, Menu, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconChevronDown } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { chartIcon } from "@/components/charts/chart-icon";
import classes from "@/components/chat/answer/answer.module.css";
import { MenuChoice } from "@/components/ui/menu-choice";
import { chartVariant } from "@/lib/chart/chart-variant";
import type { ChartAlternative, ChartRecommendation, ChartSpec } from "@/lib/chart/schema";

type ChartMenuProps = {
  recommendation: ChartRecommendation;
  spec: ChartSpec;
  /** `isOwn` is false for the chart that was recommended: nothing is left to remember. */
  onChoose: (spec: ChartSpec, isOwn: boolean) => void;
};

/** Another way to draw the same rows: only those that fit them, each with what speaks for it. */
export function ChartMenu({ recommendation, spec, onChoose }: ChartMenuProps) {
  const t = useTranslations("ask.actions");
  const charts = useTranslations("charts");
  const because = useReason();
  const choices: ChartAlternative[] = [
    { ...recommendation.spec, reason: recommendation.reason },
    ...recommendation.alternatives,
  ];
  // A remembered chart stands before the one that would have been recommended.
  const recommended = choices[recommendation.reason === "remembered" ? 1 : 0];
  const current = chartVariant(spec);
  const Current = chartIcon[current];
  if (recommended === undefined || choices.length < 2) return null;
  const choose = ({ reason: _, ...chosen }: ChartAlternative) =>
    onChoose(chosen, chartVariant(chosen) !== chartVariant(recommended));
  const reason = because(choices.find((choice) => chartVariant(choice) === current));
  return (
    <Menu position="bottom-start" width={300}>
      <Tooltip label={reason} disabled={reason === null} multiline maw={280} withinPortal>
        <span>
          <Menu.Target>
            <Button
              variant="subtle"
              color="gray"
              px={10}
              aria-label={t("changeChart")}
              aria-description={reason ?? undefined}
              rightSection={<IconChevronDown size={13} />}
            >
              <Current size={16} />
              <span className={classes.label}>{charts(`types.${current}`)}</span>
            </Button>
          </Menu.Target>
        </span>
      </Tooltip>
      <Menu.Dropdown>
        {choices.map((choice) => {
          const key = chartVariant(choice);
          const hints = [choice === recommended ? t("recommended") : null, because(choice)];
          return (
            <MenuChoice
              key={key}
              value={key}
              checked={key === current}
              label={charts(`types.${key}`)}
              hint={hints.filter((hint) => hint !== null).join(" · ") || undefined}
              Icon={chartIcon[key]}
              onChoose={() => choose(choice)}
            />
          );
        })}
        {chartVariant(recommended) === current ? null : (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={() => choose(recommended)}>
              {t("useRecommended")}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What speaks for a chart, in the reader's language; null for answers from before alternatives had reasons. */
function useReason(): (choice: ChartAlternative | undefined) => string | null {
  const t = useTranslations("charts.reasons");
  // A reason is any text in stored answers; one that this version has no words for is not said.
  return (choice) => {
    const reason = choice?.reason ?? null;
    return reason !== null && t.has(reason as never) ? t(reason as never) : null;
  };
}
