"use client";

import { Group, NumberInput, PasswordInput, Select, TagsInput, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslations } from "next-intl";
import type { ConnectionValues } from "@/components/sources/form/connection-values";

type FieldsProps = { form: UseFormReturnType<ConnectionValues>; editing: boolean };

/** The fields of the chosen engine. */
export function ConnectionFields({ form, editing }: FieldsProps) {
  switch (form.values.kind) {
    case "mysql":
    case "postgres":
      return <ServerFields form={form} editing={editing} />;
    case "sqlite":
      return <SqliteFields form={form} />;
    case "duckdb":
      return <DuckDbFields form={form} />;
  }
}

function ServerFields({ form, editing }: FieldsProps) {
  const t = useTranslations("data.form");
  return (
    <>
      <Group grow align="start" preventGrowOverflow={false}>
        <TextInput
          label={t("host")}
          placeholder="db.example.com"
          required
          {...form.getInputProps("host")}
          style={{ flexGrow: 3 }}
        />
        <NumberInput
          label={t("port")}
          required
          min={1}
          max={65_535}
          hideControls
          {...form.getInputProps("port")}
          style={{ maxWidth: 110 }}
        />
      </Group>
      <TextInput label={t("database")} required {...form.getInputProps("database")} />
      <Group grow align="start">
        <TextInput label={t("user")} required autoComplete="off" {...form.getInputProps("user")} />
        <PasswordInput
          label={t("password")}
          autoComplete="new-password"
          placeholder={editing ? t("passwordKept") : undefined}
          visibilityToggleButtonProps={{ "aria-label": t("showPassword") }}
          {...form.getInputProps("password")}
        />
      </Group>
      <Select
        label={t("tls")}
        allowDeselect={false}
        data={(["off", "prefer", "require"] as const).map((value) => ({ value, label: t(`tlsChoices.${value}`) }))}
        {...form.getInputProps("tls")}
      />
      {form.values.kind === "postgres" ? (
        <TagsInput label={t("schemas")} description={t("schemasHint")} {...form.getInputProps("schemas")} />
      ) : null}
    </>
  );
}

function SqliteFields({ form }: Pick<FieldsProps, "form">) {
  const t = useTranslations("data.form");
  return (
    <TextInput
      label={t("file")}
      description={t("filesHint")}
      placeholder="shop.sqlite"
      required
      {...form.getInputProps("file")}
    />
  );
}

function DuckDbFields({ form }: Pick<FieldsProps, "form">) {
  const t = useTranslations("data.form");
  return (
    <TagsInput
      label={t("files")}
      description={t("filesHint")}
      placeholder="orders.parquet"
      required
      {...form.getInputProps("files")}
    />
  );
}
