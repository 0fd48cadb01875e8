"use client";

import { Button, Popover, Slider, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconSparkles } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { confidencesOf, suggestionsOfEntity } from "@/components/sources/suggestions";
import type { Editing } from "@/components/sources/tables/editing";
import type { Entity, SemanticModel } from "@/lib/semantic/schema";

type AcceptMenuProps = { model: SemanticModel; entity: Entity; editing: Editing };

const thresholdPercent = 90;

/** Makes suggestions one's own that are sure enough: of this table, or of the whole source. Nothing where nothing is suggested. */
export function AcceptMenu({ model, entity, editing }: AcceptMenuProps) {
  const t = useTranslations("meaning.suggestions");
  const [opened, { toggle, close }] = useDisclosure(false);
  const own = suggestionsOfEntity(entity).map(({ confidence }) => confidence);
  // Of a thousand tables that is long work for each key that is pressed elsewhere on the page.
  const all = useMemo(() => confidencesOf(model), [model]);
  if (!editing.canEdit || all.length === 0) return null;
  return (
    <Popover opened={opened} onChange={close} position="bottom-end" width={300} trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconSparkles size={16} />} aria-haspopup="dialog" onClick={toggle}>
          {t("count", { count: own.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("title")}>
        <Choice own={own} all={all} entity={entity} editing={editing} onDone={close} />
      </Popover.Dropdown>
    </Popover>
  );
}

type ChoiceProps = {
  /** How sure each suggestion is. */
  own: readonly number[];
  all: readonly number[];
  entity: Entity;
  editing: Editing;
  onDone: () => void;
};

function Choice({ own, all, entity, editing, onDone }: ChoiceProps) {
  const t = useTranslations("meaning.suggestions");
  const format = useFormatter();
  const [percent, setPercent] = useState(thresholdPercent);
  const confidenceMin = percent / 100;
  const countOf = (confidences: readonly number[]) => confidences.filter((each) => each >= confidenceMin).length;
  const accept = (count: number, place: { entity?: string }) => () => {
    editing.save({ changes: [{ kind: "accept", confidenceMin, ...place }], said: t("accepted", { count }) });
    onDone();
  };
  const share = format.number(confidenceMin, { style: "percent" });
  return (
    <Stack gap="sm">
      <Text size="sm">{t("hint")}</Text>
      <div>
        <Text size="xs" c="dimmed" mb={6}>
          {t("atLeast", { share })}
        </Text>
        <Slider
          data-autofocus
          min={0}
          max={100}
          step={5}
          value={percent}
          onChange={setPercent}
          label={null}
          thumbLabel={t("threshold")}
        />
      </div>
      <Button disabled={countOf(own) === 0} onClick={accept(countOf(own), { entity: entity.id })}>
        {t("acceptTable", { count: countOf(own) })}
      </Button>
      <Button variant="default" disabled={countOf(all) === 0} onClick={accept(countOf(all), {})}>
        {t("acceptAll", { count: countOf(all) })}
      </Button>
    </Stack>
  );
}
