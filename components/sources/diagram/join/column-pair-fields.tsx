"use client";

import { ActionIcon, Button, Group, Select, Stack, Text } from "@mantine/core";
import { IconEqual, IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { JoinAtWork } from "@/components/sources/diagram/join/join-at-work";
import type { SemanticModel } from "@/lib/semantic/schema";

const pairCountMax = 8;

type ColumnPairFieldsProps = {
  model: SemanticModel;
  join: JoinAtWork;
  onChange: (part: Partial<JoinAtWork>) => void;
};

/** The columns by which two tables belong together; several pairs where the key is made of several columns. */
export function ColumnPairFields({ model, join: { from, to }, onChange }: ColumnPairFieldsProps) {
  const t = useTranslations("diagram.form");
  const columnsOf = (id: string) =>
    model.entities.find((entity) => entity.id === id)?.columns.map(({ name }) => name) ?? [];
  const put = (columns: readonly string[], at: number, name: string) =>
    columns.map((column, index) => (index === at ? name : column));
  const both = (change: (columns: string[]) => string[]) =>
    onChange({ from: { ...from, columns: change(from.columns) }, to: { ...to, columns: change(to.columns) } });
  return (
    <Stack gap={8}>
      <Text size="sm" fw={500}>
        {t("columns")}
      </Text>
      {from.columns.map((column, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a pair has no name but its place
        <Group key={index} gap="xs" wrap="nowrap">
          <ColumnSelect
            label={t("columnOf", { number: index + 1, table: from.entity })}
            names={columnsOf(from.entity)}
            value={column}
            onChange={(name) => onChange({ from: { ...from, columns: put(from.columns, index, name) } })}
          />
          <IconEqual size={16} aria-hidden="true" />
          <ColumnSelect
            label={t("columnOf", { number: index + 1, table: to.entity })}
            names={columnsOf(to.entity)}
            value={to.columns[index] ?? ""}
            onChange={(name) => onChange({ to: { ...to, columns: put(to.columns, index, name) } })}
          />
          {from.columns.length > 1 ? (
            <ActionIcon
              aria-label={t("removePair", { number: index + 1 })}
              onClick={() => both((columns) => columns.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          ) : null}
        </Group>
      ))}
      {from.columns.length < pairCountMax ? (
        <Button
          variant="subtle"
          size="xs"
          style={{ alignSelf: "flex-start" }}
          leftSection={<IconPlus size={14} />}
          onClick={() => both((columns) => [...columns, ""])}
        >
          {t("addPair")}
        </Button>
      ) : null}
    </Stack>
  );
}

type ColumnSelectProps = { label: string; names: readonly string[]; value: string; onChange: (name: string) => void };

function ColumnSelect({ label, names, value, onChange }: ColumnSelectProps) {
  const t = useTranslations("diagram.form");
  return (
    <Select
      flex={1}
      miw={0}
      aria-label={label}
      placeholder={names.length === 0 ? t("tableFirst") : t("columnPlaceholder")}
      disabled={names.length === 0}
      data={[...names]}
      value={value === "" ? null : value}
      onChange={(name) => name !== null && onChange(name)}
      searchable
      allowDeselect={false}
      limit={100}
      nothingFoundMessage={t("noColumn")}
    />
  );
}
