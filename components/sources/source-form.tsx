"use client";

import { Anchor, Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconPlug } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ConnectionFields } from "@/components/sources/form/connection-fields";
import {
  type ConnectionValues,
  defaultPort,
  initialValues,
  readConnection,
} from "@/components/sources/form/connection-values";
import { TestResult } from "@/components/sources/form/test-result";
import { ConnectionProblem } from "@/components/ui/connection-problem";
import { createSource, testConnection, updateSource } from "@/lib/client/source-management";
import { connectionSchema, type SourceDetail, type SourceSummary, sourceKinds } from "@/lib/source/schema";

type SourceFormProps = {
  /** The source to edit; null makes a new one. */
  source: SourceDetail | null;
  onSaved: (source: SourceSummary) => void;
  onCancel: () => void;
};

/** Connects a database, or changes how it is reached. "Test connection" tells what is wrong before anything is kept. */
export function SourceForm({ source, onSaved, onCancel }: SourceFormProps) {
  const t = useTranslations("data.form");
  const editing = source !== null;
  const queryClient = useQueryClient();
  const form = useForm<ConnectionValues>({
    mode: "controlled",
    initialValues: initialValues(source),
    validate: (values) => {
      const { problems } = readConnection(values, editing);
      const missing = values.name.trim() === "" ? [...problems, "name"] : problems;
      return Object.fromEntries(missing.map((field) => [field, t("fieldNeeded")]));
    },
  });
  const test = useMutation({
    mutationFn: (values: ConnectionValues) => testConnection(valid(values, editing), source?.id ?? null),
  });
  const save = useMutation({
    mutationFn: (values: ConnectionValues) => saveSource(values, source),
    onSuccess: async (saved) => {
      await queryClient.invalidateQueries({ queryKey: ["sources"] });
      onSaved(saved);
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack gap="sm">
        <Select
          label={t("kind")}
          disabled={editing}
          allowDeselect={false}
          data={sourceKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          {...form.getInputProps("kind")}
          onChange={(kind) => {
            if (kind) form.setValues({ kind, port: defaultPort(kind) });
            test.reset();
          }}
        />
        <TextInput
          label={t("name")}
          description={t("nameHint")}
          required
          data-autofocus
          {...form.getInputProps("name")}
        />
        <ConnectionFields form={form} editing={editing} />
        <Anchor component={Link} href="/admin/safety" target="_blank" size="sm">
          {t("safety")}
        </Anchor>
        <TestResult result={test.data} error={test.error} onAllowed={() => test.mutate(form.getValues())} />
        <ConnectionProblem error={save.error} title={t("saveFailed")} onAllowed={() => save.mutate(form.getValues())} />
        <Group justify="space-between" mt="xs">
          <Button
            variant="default"
            leftSection={<IconPlug size={16} />}
            loading={test.isPending}
            onClick={() => {
              if (!form.validate().hasErrors) test.mutate(form.getValues());
            }}
          >
            {t("test")}
          </Button>
          <Group gap="xs">
            <Button variant="subtle" color="gray" onClick={onCancel}>
              {t("cancel")}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {editing ? t("save") : t("connect")}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

function valid(values: ConnectionValues, editing: boolean) {
  const { connection, problems } = readConnection(values, editing);
  // The form validates before it submits; reaching this line is a bug, not a mistake of the person.
  if (!connection) throw new Error(`form submitted with invalid fields: ${problems.join(", ")}`);
  return connection;
}

function saveSource(values: ConnectionValues, source: SourceDetail | null): Promise<SourceSummary> {
  const connection = valid(values, source !== null);
  if (source) return updateSource(source.id, { name: values.name, connection });
  return createSource({ name: values.name, connection: connectionSchema.parse(connection) });
}
