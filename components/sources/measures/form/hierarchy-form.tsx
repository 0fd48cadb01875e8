"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type Level, LevelFields, levelChoices } from "@/components/sources/measures/form/level-fields";
import { TableSelect } from "@/components/sources/table-select";
import { useChangeModel } from "@/components/sources/use-change-model";
import { FormActions } from "@/components/ui/form-actions";
import type { Hierarchy, SemanticModel } from "@/lib/semantic/schema";

const levelCountMax = 12;
const emptyLevel: Level = { column: "" };

type HierarchyFormProps = { model: SemanticModel; hierarchy: Hierarchy | null; onClose: () => void };

/** The form of the levels, from coarse to fine, by which figures are opened up. */
export function HierarchyForm({ model, hierarchy, onClose }: HierarchyFormProps) {
  const t = useTranslations("measures.form");
  const save = useChangeModel(model.sourceId);
  const form = useForm({
    initialValues: {
      label: hierarchy?.label ?? "",
      entity: hierarchy?.entity ?? "",
      levels: hierarchy?.levels ?? [emptyLevel, emptyLevel],
    },
    validate: {
      label: (label) => (label.trim() === "" ? t("needed") : null),
      entity: (entity) => (entity === "" ? t("needed") : null),
      levels: (levels) => (levels.some(({ column }) => column === "") ? t("levelsNeeded") : null),
    },
  });
  const { entity, levels } = form.values;
  const set = (next: Level[]) => form.setFieldValue("levels", next);
  const submit = (values: typeof form.values) =>
    save.mutate(
      {
        changes: [{ kind: "hierarchy", id: hierarchy?.id ?? null, hierarchy: values }],
        said: t(hierarchy === null ? "added" : "changed", { name: values.label }),
      },
      { onSuccess: onClose },
    );
  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack gap="md">
        <TextInput label={t("label")} required data-autofocus maxLength={120} {...form.getInputProps("label")} />
        <TableSelect
          label={t("table")}
          model={model}
          required
          value={entity}
          error={form.errors.entity ? t("needed") : null}
          onChange={(next) => form.setValues({ entity: next, levels: [emptyLevel, emptyLevel] })}
        />
        <LevelFields
          choices={levelChoices(model, entity)}
          {...{ entity, levels }}
          error={form.errors.levels}
          onChange={set}
        />
        {levels.length < levelCountMax ? (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} />}
            style={{ alignSelf: "flex-start" }}
            onClick={() => set([...levels, emptyLevel])}
          >
            {t("addLevel")}
          </Button>
        ) : null}
        <FormActions
          cancel={t("cancel")}
          submit={t(hierarchy === null ? "add" : "save")}
          pending={save.isPending}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}
