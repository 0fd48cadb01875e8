"use client";

import { Badge, Button, Group, Text } from "@mantine/core";
import { IconPlugConnected } from "@tabler/icons-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { defaultChain } from "@/components/models/default-chain";
import { presetOf } from "@/components/models/form/model-presets";
import { ModelMenu } from "@/components/models/list/model-menu";
import { TestSteps } from "@/components/models/test-steps";
import type { ModelTestMutation } from "@/components/models/use-model-test";
import { TruncatedText } from "@/components/ui/truncated-text";
import type { ModelSummary, ModelsState } from "@/lib/llm/schema";
import classes from "./model-item.module.css";

type ModelItemProps = { model: ModelSummary; state: ModelsState; test: ModelTestMutation; onEdit: () => void };

/** One model: where it is, whether it is asked, what its last test found, and what can be done with it. */
export function ModelItem({ model, state, test, onEdit }: ModelItemProps) {
  const t = useTranslations("models");
  const testing = test.variables === model.id;
  // A model of the environment keeps no test: it is shown until the page is left.
  const found = testing && test.data ? test.data : model.lastTest;
  return (
    <li className={classes.item} data-disabled={model.disabled || undefined}>
      <div className={classes.head}>
        <div className={classes.names}>
          <Group gap={8} wrap="nowrap">
            <Text fw={600} component="h2" size="md" m={0} className={classes.name}>
              <TruncatedText text={model.name} />
            </Text>
            <Badge variant="default" size="sm" radius="sm" tt="none" fw={500}>
              {t(`form.presets.${presetOf(model)}`)}
            </Badge>
          </Group>
          <Place model={model} />
        </div>
        <Group gap="xs" wrap="nowrap">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlugConnected size={14} />}
            aria-label={t("testNamed", { name: model.name })}
            loading={testing && test.isPending}
            onClick={() => test.mutate(model.id)}
          >
            {t("testAction")}
          </Button>
          {model.fromEnvironment ? null : <ModelMenu model={model} onEdit={onEdit} />}
        </Group>
      </div>
      <Use model={model} state={state} />
      <TestSteps test={found} pending={testing && test.isPending} error={null} onAgain={() => test.mutate(model.id)} />
      <Tested at={found?.at ?? null} />
    </li>
  );
}

function Place({ model }: { model: ModelSummary }) {
  const t = useTranslations("models");
  const key = model.fromEnvironment ? t("keyEnvironment") : t(model.hasKey ? "keyStored" : "keyNone");
  return (
    <Text size="xs" c="dimmed" className={classes.place}>
      {[model.model, model.baseUrl, key].filter((part) => part !== null).join(" · ")}
    </Text>
  );
}

/** Whether the model is asked, in words. */
function Use({ model, state }: { model: ModelSummary; state: ModelsState }) {
  const t = useTranslations("models.use");
  const at = defaultChain(state).indexOf(model.id);
  const isOwn = Object.values(state.chains.operations).some((chain) => chain?.includes(model.id));
  const use = model.disabled ? "disabled" : at === 0 ? "first" : at > 0 ? "fallback" : isOwn ? "own" : "unused";
  return (
    <Text size="sm">
      {t(use, { position: at + 1 })}
      {model.fromEnvironment ? ` ${t("environment")}` : null}
    </Text>
  );
}

function Tested({ at }: { at: string | null }) {
  const t = useTranslations("models.test");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  if (at === null) return null;
  return (
    <Text size="xs" c="dimmed">
      {/* The clock ticks once a minute: a test of just now must not lie in the future. */}
      {t("at", { time: format.relativeTime(Math.min(Date.parse(at), now.getTime()), now) })}
    </Text>
  );
}
