"use client";

import { Button, Group, Stack, Switch, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ModelContextPreview } from "@/components/sources/view/model-context-preview";
import { ErrorState } from "@/components/ui/error-state";
import { changeModelContext, modelContextQuery } from "@/lib/client/source-management";
import type { ModelContext } from "@/lib/source/schema";

/** The words and switches of a source's model context; the preview below shows them before they are saved. */
export function ModelContextForm({ sourceId, saved }: { sourceId: string; saved: ModelContext }) {
  const t = useTranslations("data.models");
  const client = useQueryClient();
  const form = useForm<ModelContext>({ initialValues: saved });
  const save = useMutation({
    mutationFn: (values: ModelContext) => changeModelContext(sourceId, values),
    onSuccess: (context) => {
      client.setQueryData(modelContextQuery(sourceId).queryKey, context);
      form.resetDirty();
      notifications.show({ message: t("saved") });
    },
  });
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
      <ModelContextPreview sourceId={sourceId} modelContext={form.values} />
    </>
  );
}
