"use client";

import { Button, Group, SegmentedControl, Select, Text, TextInput } from "@mantine/core";
import { type UseFormReturnType, useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import classes from "@/components/dashboards/add/add-form.module.css";
import { sentenceCase } from "@/components/dashboards/add/sentence-case";
import { useAddWidget } from "@/components/dashboards/add/use-add-widget";
import type { AddToDashboardProps } from "@/components/dashboards/add-to-dashboard";
import { DashboardOutline } from "@/components/dashboards/dashboard-outline";
import { sizeOf } from "@/lib/dashboard/layout/widget-size";
import type { DashboardSummary } from "@/lib/dashboard/schema";

type AddFormProps = Omit<AddToDashboardProps, "opened"> & { dashboards: readonly DashboardSummary[] };

/** From this many on the picker is searched. */
const searchFromCount = 8;

type Fields = { title: string; where: "existing" | "new"; dashboardId: string; newTitle: string };

/** Title and target of the widget to be, with a picture of where it will stand. */
export function AddForm({ dashboards, pinned, chart, title, onClose }: AddFormProps) {
  const t = useTranslations("dashboards.add");
  const { add, isAdding } = useAddWidget({ onDone: onClose });
  const form = useForm<Fields>({
    initialValues: {
      title: sentenceCase(title).slice(0, 200),
      where: dashboards.length > 0 ? "existing" : "new",
      dashboardId: dashboards[0]?.id ?? "",
      newTitle: "",
    },
    validate: {
      title: (value) => (value.trim() === "" ? t("titleMissing") : null),
      dashboardId: (value, { where }) => (where === "existing" && value === "" ? t("choose") : null),
      newTitle: (value, { where }) => (where === "new" && value.trim() === "" ? t("titleMissing") : null),
    },
  });
  const { where, dashboardId } = form.values;
  const target = where === "existing" ? dashboards.find(({ id }) => id === dashboardId) : undefined;
  const submit = form.onSubmit((values) =>
    add(
      { chart, title: values.title.trim(), ...pinned },
      target ? { id: target.id, title: target.title } : { newTitle: values.newTitle.trim() },
    ),
  );
  return (
    <form onSubmit={submit}>
      <TextInput label={t("widgetTitle")} maxLength={200} {...form.getInputProps("title")} />
      <TargetChoice form={form} dashboards={dashboards} />
      {target ? <Preview target={target} chart={chart} /> : null}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button type="submit" loading={isAdding} disabled={where === "existing" && dashboards.length === 0}>
          {t("submit")}
        </Button>
      </Group>
    </form>
  );
}

type TargetChoiceProps = { form: UseFormReturnType<Fields>; dashboards: readonly DashboardSummary[] };

/** An existing dashboard or a new one, and which. */
function TargetChoice({ form, dashboards }: TargetChoiceProps) {
  const t = useTranslations("dashboards.add");
  return (
    <>
      <Text component="div" size="sm" fw={500} mt="md" mb={6} id="add-where">
        {t("where")}
      </Text>
      <SegmentedControl
        fullWidth
        aria-labelledby="add-where"
        data={[
          { value: "existing", label: t("existing") },
          { value: "new", label: t("new") },
        ]}
        {...form.getInputProps("where")}
      />
      <div className={classes.choice}>
        {form.values.where === "new" ? (
          <TextInput label={t("newTitle")} maxLength={200} data-autofocus {...form.getInputProps("newTitle")} />
        ) : dashboards.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t("noneToEdit")}
          </Text>
        ) : (
          <Select
            aria-label={t("choose")}
            placeholder={t("choose")}
            searchable={dashboards.length >= searchFromCount}
            allowDeselect={false}
            data={dashboards.map(({ id, title }) => ({ value: id, label: title }))}
            {...form.getInputProps("dashboardId")}
          />
        )}
      </div>
    </>
  );
}

/** Where on the chosen dashboard the widget will stand, as far as is known now. */
function Preview({ target, chart }: { target: DashboardSummary } & Pick<AddToDashboardProps, "chart">) {
  const t = useTranslations("dashboards.add");
  const size = sizeOf(chart.type);
  return (
    <figure className={classes.preview}>
      <div className={classes.picture}>
        <DashboardOutline outline={target.outline} marked={{ place: target.freePlaces[size], chart: chart.type }} />
      </div>
      <figcaption className={classes.caption}>{t("preview")}</figcaption>
    </figure>
  );
}
