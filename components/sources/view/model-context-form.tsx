"use client";

import { Button, Group, Stack, Switch, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { GlossaryFields } from "@/components/sources/view/glossary-fields";
import { ModelContextPreview } from "@/components/sources/view/model-context-preview";
import { ErrorState } from "@/components/ui/error-state";
import { changeModelContext, modelContextQuery } from "@/lib/client/source-management";
import type { ModelContext } from "@/lib/source/schema";

/** A term that is being typed, with a name for its line. */
export type GlossaryLine = ModelContext["glossary"][number] & { readonly key: string };
type Values = Omit<ModelContext, "glossary"> & { glossary: GlossaryLine[] };

const linesOf = (context: ModelContext) => context.glossary.map((line, index) => ({ ...line, key: `saved ${index}` }));
const contextOf = (values: Values): ModelContext => ({
  ...values,
  glossary: values.glossary.map(({ term, meaning }) => ({ term: term.trim(), meaning: meaning.trim() })),
});

/** The words and switches of a source's model context; the preview below shows them before they are saved. */
export function ModelContextForm({ sourceId, saved }: { sourceId: string; saved: ModelContext }) {
  const t = useTranslations("data.models");
  const client = useQueryClient();
  const form = useForm<Values>({
    initialValues: { ...saved, glossary: linesOf(saved) },
    validate: {
      glossary: (lines) =>
        lines.every(({ term, meaning }) => term.trim() !== "" && meaning.trim() !== "") ? null : t("termNeeded"),
    },
  });
  const save = useMutation({
    mutationFn: (values: Values) => changeModelContext(sourceId, contextOf(values)),
    onSuccess: (context) => {
      client.setQueryData(modelContextQuery(sourceId).queryKey, context);
      form.resetDirty();
      notifications.show({ message: t("saved") });
    },
  });
  // Lines without a term or meaning cannot be sent yet.
  const shown = contextOf(form.values);
  const complete = { ...shown, glossary: shown.glossary.filter(({ term, meaning }) => term && meaning) };
  return (
    <>
      <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack gap="lg" maw={720}>
          <Textarea
            label={t("instructions")}
            description={t("instructionsHint")}
            autosize
            minRows={4}
            maxRows={16}
            maxLength={8_000}
            {...form.getInputProps("instructions")}
          />
          <GlossaryFields
            lines={form.values.glossary}
            onChange={(lines) => form.setFieldValue("glossary", lines)}
            error={form.errors.glossary}
          />
          <Stack gap="sm">
            <Text size="sm" fw={500}>
              {t("privacy")}
            </Text>
            <Switch
              label={t("samples")}
              description={t("samplesHint")}
              checked={!form.values.sendSampleValues}
              onChange={(event) => form.setFieldValue("sendSampleValues", !event.currentTarget.checked)}
            />
            <Switch
              label={t("rows")}
              description={t("rowsHint")}
              checked={!form.values.sendRows}
              onChange={(event) => form.setFieldValue("sendRows", !event.currentTarget.checked)}
            />
          </Stack>
          {save.error ? <ErrorState error={save.error} title={t("failed")} compact /> : null}
          <Group gap="sm">
            <Button type="submit" loading={save.isPending}>
              {t("save")}
            </Button>
            {form.isDirty() ? (
              <Text size="sm" c="dimmed" role="status">
                {t("unsaved")}
              </Text>
            ) : null}
          </Group>
        </Stack>
      </form>
      <ModelContextPreview sourceId={sourceId} modelContext={complete} />
    </>
  );
}
