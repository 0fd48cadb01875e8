"use client";

import { ActionIcon, Badge, Group, Stack, Table, Text, Title, Tooltip, VisuallyHidden } from "@mantine/core";
import { IconEdit, IconEyeOff, IconKey, IconShieldLock } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import classes from "@/components/sources/view/entity-details.module.css";
import { MeaningEditor, type MeaningTarget } from "@/components/sources/view/meaning-editor";
import { ValueBars } from "@/components/sources/view/value-bars";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

type EntityDetailsProps = { model: SemanticModel; entity: Entity; canEdit: boolean };

/** One table: what it is, and each column with its meaning, statistics and a picture of its values. */
export function EntityDetails({ model, entity, canEdit }: EntityDetailsProps) {
  const t = useTranslations("data");
  const format = useFormatter();
  const [editing, setEditing] = useState<MeaningTarget | null>(null);
  return (
    <section className={classes.details} aria-labelledby="entity-title">
      <Group justify="space-between" align="start" wrap="nowrap" gap="sm">
        <Stack gap={2} miw={0}>
          <Title order={2} id="entity-title">
            {entity.label}
          </Title>
          <Text size="xs" c="dimmed">
            <code className={classes.code}>{entity.schema ? `${entity.schema}.${entity.table}` : entity.table}</code>
            {entity.rowEstimate === null
              ? null
              : ` · ${t("rows", { rows: format.number(entity.rowEstimate, { maximumFractionDigits: 0 }) })}`}
            {` · ${t("columns", { columns: entity.columns.length })}`}
            {entity.kind === "view" ? ` · ${t("view")}` : ""}
          </Text>
          {entity.description ? <Text size="sm">{entity.description}</Text> : null}
        </Stack>
        {canEdit ? <EditButton label={entity.label} onClick={() => setEditing({ entity, column: null })} /> : null}
      </Group>
      <Table.ScrollContainer minWidth={640} mt="sm">
        <Table verticalSpacing={6} highlightOnHover stickyHeader={false}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("column")}</Table.Th>
              <Table.Th>{t("role")}</Table.Th>
              <Table.Th className={classes.number}>{t("distinct")}</Table.Th>
              <Table.Th>{t("values")}</Table.Th>
              {canEdit ? (
                <Table.Th>
                  <VisuallyHidden>{t("edit")}</VisuallyHidden>
                </Table.Th>
              ) : null}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entity.columns.map((column) => (
              <ColumnRow
                key={column.name}
                entity={entity}
                column={column}
                onEdit={canEdit ? () => setEditing({ entity, column }) : null}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {editing ? <MeaningEditor model={model} target={editing} onClose={() => setEditing(null)} /> : null}
    </section>
  );
}

type ColumnRowProps = { entity: Entity; column: SemanticColumn; onEdit: (() => void) | null };

function ColumnRow({ entity, column, onEdit }: ColumnRowProps) {
  const t = useTranslations("data");
  const format = useFormatter();
  return (
    <Table.Tr data-hidden={column.hidden || undefined} className={classes.row}>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <Text component="span" size="sm" fw={500}>
            {column.label}
          </Text>
          {entity.primaryKey.includes(column.name) ? (
            <Mark icon={<IconKey size={14} />} words={t("primaryKey")} />
          ) : null}
          {column.personal ? <Mark icon={<IconShieldLock size={14} />} words={t("personal")} /> : null}
          {column.hidden ? <Mark icon={<IconEyeOff size={14} />} words={t("hidden")} /> : null}
        </Group>
        <code className={classes.code}>{column.name}</code>
        {column.description ? (
          <Text size="xs" c="dimmed" maw={360}>
            {column.description}
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td>
        <Badge variant="default" size="sm" radius="sm" tt="none" fw={500}>
          {t(`roles.${column.role}`)}
        </Badge>
        <Text size="xs" c="dimmed" mt={2}>
          {column.unit ? `${t(`types.${column.type}`)} · ${column.unit}` : t(`types.${column.type}`)}
        </Text>
      </Table.Td>
      <Table.Td className={classes.number}>
        {column.distinctCount === null ? "" : format.number(column.distinctCount)}
      </Table.Td>
      <Table.Td>
        <ValueBars column={column} />
      </Table.Td>
      {onEdit ? (
        <Table.Td>
          <EditButton label={column.label} onClick={onEdit} />
        </Table.Td>
      ) : null}
    </Table.Tr>
  );
}

function EditButton({ label, onClick }: { label: string; onClick: () => void }) {
  const t = useTranslations("data");
  return (
    <Tooltip label={t("editMeaning")}>
      <ActionIcon aria-label={t("editMeaningOf", { name: label })} onClick={onClick}>
        <IconEdit size={16} />
      </ActionIcon>
    </Tooltip>
  );
}

function Mark({ icon, words }: { icon: React.ReactNode; words: string }) {
  return (
    <Tooltip label={words}>
      <span className={classes.mark} role="img" aria-label={words}>
        {icon}
      </span>
    </Tooltip>
  );
}
