"use client";

import { ActionIcon, Autocomplete, Button, Input, Stack, TextInput } from "@mantine/core";
import { randomId } from "@mantine/hooks";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type AttributeRow, problemOf } from "@/components/admin/users/attribute-rows";
import classes from "@/components/admin/users/user-rights.module.css";

type AttributeFieldsProps = {
  rows: readonly AttributeRow[];
  onChange: (rows: AttributeRow[]) => void;
  /** Names in use, to choose from. */
  names: readonly string[];
  /** Saving was tried: what is wrong is said. */
  tried: boolean;
};

/** The attributes of a person, a line each. */
export function AttributeFields({ rows, onChange, names, tried }: AttributeFieldsProps) {
  const t = useTranslations("admin.users.rights");
  const change = (key: string, part: Partial<AttributeRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <Input.Wrapper label={t("attributes")} labelElement="div" description={t("attributesHint")}>
      <Stack gap={8} mt={6} align="stretch">
        {rows.map((row, index) => {
          const problem = tried ? problemOf(row, rows) : null;
          const free = names.filter((name) => name === row.name || rows.every((other) => other.name !== name));
          return (
            <div key={row.key} className={classes.row}>
              <Autocomplete
                aria-label={t("nameOf", { number: index + 1 })}
                placeholder={t("namePlaceholder")}
                data={free}
                value={row.name}
                onChange={(name) => change(row.key, { name })}
                maxLength={100}
                error={problem === "name" || problem === "twice" ? t(`problems.${problem}`) : null}
              />
              <TextInput
                aria-label={t("valueOf", { number: index + 1 })}
                placeholder={t("valuePlaceholder")}
                value={row.value}
                onChange={(event) => change(row.key, { value: event.currentTarget.value })}
                maxLength={500}
                error={problem === "value" ? t("problems.value") : null}
              />
              <ActionIcon
                size={32}
                aria-label={t("removeAttribute", { name: row.name || String(index + 1) })}
                onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </div>
          );
        })}
        <Button
          variant="default"
          size="xs"
          w="fit-content"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...rows, { key: randomId(), name: "", value: "" }])}
        >
          {t("addAttribute")}
        </Button>
      </Stack>
    </Input.Wrapper>
  );
}
