"use client";

import { SegmentedControl, Select, Stack, Switch, Text, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useDesign } from "@/components/dashboards/design/design-context";
import { PaletteChoice } from "@/components/dashboards/design/settings/palette-choice";
import classes from "@/components/dashboards/design/settings/settings-panel.module.css";
import type { DashboardConfig } from "@/lib/dashboard/config/schema";

/** How the dashboard looks and behaves as a whole. */
export function SettingsPanel() {
  return (
    <Stack gap="lg">
      <Look />
      <Behaviour />
      <Placing />
      <Explanation />
    </Stack>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.group} aria-label={title}>
      <Text component="h3" size="sm" fw={600}>
        {title}
      </Text>
      {children}
    </section>
  );
}

function Choice<T extends string>({
  label,
  hint,
  value,
  options,
  onChoose,
}: {
  label: string;
  hint?: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChoose: (value: T) => void;
}) {
  return (
    <div className={classes.choice}>
      <div>
        <Text size="sm">{label}</Text>
        {hint ? (
          <Text size="xs" c="dimmed">
            {hint}
          </Text>
        ) : null}
      </div>
      <SegmentedControl
        size="xs"
        aria-label={label}
        value={value}
        data={options.map((option) => ({ ...option }))}
        onChange={(chosen) => {
          const option = options.find((candidate) => candidate.value === chosen);
          if (option) onChoose(option.value);
        }}
      />
    </div>
  );
}

function Look() {
  const t = useTranslations("design.settings");
  const { config, change } = useDesign();
  const set = (theme: Partial<DashboardConfig["theme"]>) =>
    change("changeTheme", (before) => ({ ...before, theme: { ...before.theme, ...theme } }));
  return (
    <Group title={t("look")}>
      <PaletteChoice value={config.theme.palette} onChoose={(palette) => set({ palette })} />
      <Choice
        label={t("cards")}
        value={config.theme.cards}
        options={[
          { value: "bordered", label: t("cardsBordered") },
          { value: "plain", label: t("cardsPlain") },
        ]}
        onChoose={(cards) => set({ cards })}
      />
      <Choice
        label={t("density")}
        value={config.theme.density}
        options={[
          { value: "normal", label: t("densityNormal") },
          { value: "compact", label: t("densityCompact") },
        ]}
        onChoose={(density) => set({ density })}
      />
    </Group>
  );
}

const refreshSeconds = [5, 10, 30, 60, 300, 900, 3_600, 21_600, 86_400] as const;

function Behaviour() {
  const t = useTranslations("design.settings");
  const { config, change } = useDesign();
  const set = (part: Partial<DashboardConfig>) => change("changeSettings", (before) => ({ ...before, ...part }));
  const { interactions } = config;
  // A file may have brought a time that is not among the usual ones.
  const times = [...new Set([...refreshSeconds, ...(config.refreshSeconds === null ? [] : [config.refreshSeconds])])];
  return (
    <Group title={t("behaviour")}>
      <Select
        label={t("refresh")}
        description={t("refreshHint")}
        allowDeselect={false}
        value={String(config.refreshSeconds ?? 0)}
        data={[
          { value: "0", label: t("refreshNever") },
          ...times
            .toSorted((a, b) => a - b)
            .map((seconds) => ({
              value: String(seconds),
              label: t("every", {
                seconds,
                minutes: seconds / 60,
                hours: seconds / 3_600,
                unit: seconds < 60 ? "seconds" : seconds < 3_600 ? "minutes" : "hours",
              }),
            })),
        ]}
        onChange={(value) => set({ refreshSeconds: Number(value) || null })}
      />
      <Switch
        label={t("crossFilter")}
        description={t("crossFilterHint")}
        checked={interactions.crossFilter}
        onChange={(event) => set({ interactions: { ...interactions, crossFilter: event.currentTarget.checked } })}
      />
      <Switch
        label={t("dateZoom")}
        description={t("dateZoomHint")}
        checked={interactions.dateZoom}
        onChange={(event) => set({ interactions: { ...interactions, dateZoom: event.currentTarget.checked } })}
      />
    </Group>
  );
}

function Placing() {
  const t = useTranslations("design.settings");
  const { config, change } = useDesign();
  const set = (layout: Partial<DashboardConfig["layout"]>) =>
    change("changeSettings", (before) => ({ ...before, layout: { ...before.layout, ...layout } }));
  return (
    <Group title={t("placing")}>
      <Choice
        label={t("compaction")}
        hint={t(config.layout.compaction === "up" ? "compactionUpHint" : "compactionNoneHint")}
        value={config.layout.compaction}
        options={[
          { value: "up", label: t("compactionUp") },
          { value: "none", label: t("compactionNone") },
        ]}
        onChoose={(compaction) => set({ compaction })}
      />
      <Choice
        label={t("collision")}
        hint={t(config.layout.collision === "push" ? "collisionPushHint" : "collisionSwapHint")}
        value={config.layout.collision}
        options={[
          { value: "push", label: t("collisionPush") },
          { value: "swap", label: t("collisionSwap") },
        ]}
        onChoose={(collision) => set({ collision })}
      />
    </Group>
  );
}

function Explanation() {
  const t = useTranslations("design.settings");
  const { config, change } = useDesign();
  return (
    <Group title={t("about")}>
      <Textarea
        label={t("explanation")}
        description={t("explanationHint")}
        autosize
        minRows={4}
        maxRows={14}
        maxLength={20_000}
        value={config.explanation ?? ""}
        onChange={(event) => {
          const text = event.currentTarget.value;
          change("changeExplanation", (before) => ({ ...before, explanation: text === "" ? null : text }), {
            mergeKey: "explanation",
          });
        }}
      />
    </Group>
  );
}
