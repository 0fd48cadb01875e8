"use client";

import { ActionIcon, Group, Input, Select, Stack } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { timeGrains } from "@/lib/execute/schema";
import { labelIn } from "@/lib/semantic/label-in";
import type { Entity, Hierarchy, SemanticModel } from "@/lib/semantic/schema";

export type Level = Hierarchy["levels"][number];

/** The table itself and those that its rows belong to: their columns can be levels. */
export function levelChoices({ entities, joins }: SemanticModel, entity: string): Entity[] {
  const above = joins.filter(({ from }) => from.entity === entity).map(({ to }) => to.entity);
  const ids = new Set([entity, ...above]);
  return entities.filter(({ id }) => ids.has(id)).toSorted((a, b) => Number(b.id === entity) - Number(a.id === entity));
}

type LevelFieldsProps = {
  choices: readonly Entity[];
  entity: string;
  levels: readonly Level[];
  error: ReactNode;
  onChange: (levels: Level[]) => void;
};

/** The levels of a hierarchy, a line each, the coarsest first. */
export function LevelFields({ choices, entity, levels, error, onChange }: LevelFieldsProps) {
  const t = useTranslations("measures.form");
  const put = (at: number, level: Level) => onChange(levels.map((each, index) => (index === at ? level : each)));
  const swap = (at: number) =>
    onChange(
      levels.map((each, index) => (index === at ? levels[at + 1] : index === at + 1 ? levels[at] : each) ?? each),
    );
  return (
    <Input.Wrapper label={t("levels")} labelElement="div" description={t("levelsHint")} error={error}>
      <Stack gap={8} mt={6}>
        {levels.map((level, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a level has no name but its place
          <Group key={index} gap={4} wrap="nowrap">
            <LevelField {...{ choices, entity, level }} number={index + 1} onChange={(next) => put(index, next)} />
            <ActionIcon
              aria-label={t("levelUp", { number: index + 1 })}
              disabled={index === 0}
              onClick={() => swap(index - 1)}
            >
              <IconArrowUp size={16} />
            </ActionIcon>
            <ActionIcon
              aria-label={t("levelDown", { number: index + 1 })}
              disabled={index === levels.length - 1}
              onClick={() => swap(index)}
            >
              <IconArrowDown size={16} />
            </ActionIcon>
            <ActionIcon
              aria-label={t("removeLevel", { number: index + 1 })}
              disabled={levels.length === 1}
              onClick={() => onChange(levels.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
    </Input.Wrapper>
  );
}

type LevelFieldProps = {
  choices: readonly Entity[];
  entity: string;
  level: Level;
  number: number;
  onChange: (level: Level) => void;
};

function LevelField({ choices, entity, level, number, onChange }: LevelFieldProps) {
  const t = useTranslations("measures");
  const locale = useLocale();
  const own = level.entity ?? entity;
  const column = choices.find(({ id }) => id === own)?.columns.find(({ name }) => name === level.column);
  const choose = (value: string | null) => {
    const [of = "", name = ""] = value?.split("\n") ?? [];
    onChange({ column: name, ...(of !== entity && { entity: of }) });
  };
  return (
    <>
      <Select
        flex={1}
        miw={0}
        aria-label={t("form.levelOf", { number })}
        placeholder={t("form.columnPlaceholder")}
        data={choices.map((each) => ({
          group: labelIn(each, locale),
          items: each.columns.map((item) => ({ value: `${each.id}\n${item.name}`, label: labelIn(item, locale) })),
        }))}
        value={level.column === "" ? null : `${own}\n${level.column}`}
        onChange={choose}
        searchable
        allowDeselect={false}
        limit={100}
        nothingFoundMessage={t("form.noColumn")}
      />
      {column?.role === "time" || level.grain ? (
        <Select
          w={120}
          aria-label={t("form.grainOf", { number })}
          placeholder={t("form.grain")}
          data={timeGrains.map((value) => ({ value, label: t(`grains.${value}`) }))}
          value={level.grain ?? null}
          onChange={(grain) => onChange({ ...level, grain: timeGrains.find((each) => each === grain) })}
          clearable
        />
      ) : null}
    </>
  );
}
