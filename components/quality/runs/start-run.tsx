"use client";

import { Button, Menu, Text, Tooltip } from "@mantine/core";
import { IconBolt, IconChevronDown, IconPlayerPlay, IconSparkles, IconWand } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { notifyFailure } from "@/components/ui/notify-failure";
import { qualityRunsQuery, questionSetQuery, startQualityRun } from "@/lib/client/quality";
import type { EngineChoice } from "@/lib/nl2sql/schema";

const engines = [
  { id: "offline", Icon: IconBolt },
  { id: "auto", Icon: IconWand },
  { id: "model", Icon: IconSparkles },
] as const;

type StartRunProps = {
  setId: string;
  hasCases: boolean;
  running: boolean;
  modelAvailable: boolean;
  onStarted: () => void;
};

/** Starts a run with the engine that is chosen; the button says why it cannot. */
export function StartRun({ setId, hasCases, running, modelAvailable, onStarted }: StartRunProps) {
  const t = useTranslations("quality.runs");
  const start = useStartRun(setId, onStarted);
  const blocked = running ? t("startRunning") : hasCases ? null : t("startNeedsCases");
  const button = (
    <Button
      leftSection={<IconPlayerPlay size={16} />}
      rightSection={<IconChevronDown size={14} />}
      loading={start.isPending}
      aria-disabled={blocked !== null || undefined}
      data-disabled={blocked !== null || undefined}
    >
      {t("start")}
    </Button>
  );
  // Disabled by its looks and its words alone, so that it can be reached and says why.
  if (blocked !== null) return <Tooltip label={blocked}>{button}</Tooltip>;
  return (
    <Menu width={300}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("engine")}</Menu.Label>
        {engines.map(({ id, Icon }) => (
          <Menu.Item
            key={id}
            leftSection={<Icon size={16} />}
            disabled={id === "model" && !modelAvailable}
            onClick={() => start.mutate(id)}
          >
            {t(`engines.${id}`)}
            <Text size="xs" c="dimmed" component="span" display="block">
              {t(`hints.${hintOf(id, modelAvailable)}`)}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function hintOf(engine: EngineChoice, modelAvailable: boolean) {
  if (modelAvailable || engine === "offline") return engine;
  return engine === "model" ? "modelMissing" : "autoWithout";
}

function useStartRun(setId: string, onStarted: () => void) {
  const t = useTranslations("quality.runs");
  const client = useQueryClient();
  return useMutation({
    mutationFn: (engine: EngineChoice) => startQualityRun(setId, engine),
    onSuccess: async () => {
      onStarted();
      await client.invalidateQueries({ queryKey: qualityRunsQuery(setId).queryKey });
      await client.invalidateQueries({ queryKey: questionSetQuery(setId).queryKey, exact: true });
    },
    onError: (error) => notifyFailure(error, t("startFailed")),
  });
}
