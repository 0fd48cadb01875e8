"use client";

import { Radio, Select, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { DashboardOutline } from "@/components/dashboards/dashboard-outline";
import classes from "@/components/dashboards/list/template-picker.module.css";
import { type TemplateChoice, templateKey } from "@/components/dashboards/list/use-template-choice";
import { describeError } from "@/components/ui/describe-error";
import { FailureWords } from "@/components/ui/failure-words";
import { composedDashboardQuery } from "@/lib/client/dashboard-design";
import type { DashboardTemplate } from "@/lib/dashboard/design/schema";
import { outlinePlaces } from "@/lib/dashboard/layout/outline-places";

/** What can be made of a source's data: its templates, and the chosen one in small. */
export function TemplatePicker({ choice }: { choice: TemplateChoice }) {
  const t = useTranslations("dashboards.create");
  const { sources, sourceId, setSource } = choice;
  if (sources.isPending) return <Skeleton height={160} mb="sm" />;
  if (sources.error) return <Failed error={sources.error} />;
  if (sourceId === null) return <Text mb="sm">{t("noSource")}</Text>;
  return (
    <div className={classes.picker}>
      {sources.data.length > 1 ? (
        <Select
          label={t("source")}
          allowDeselect={false}
          data={sources.data.map(({ id, name }) => ({ value: id, label: name }))}
          value={sourceId}
          onChange={setSource}
        />
      ) : null}
      <Templates choice={choice} sourceId={sourceId} />
    </div>
  );
}

function Templates({ choice, sourceId }: { choice: TemplateChoice; sourceId: string }) {
  const t = useTranslations("dashboards.create");
  const { templates, template, setKey } = choice;
  if (templates.isPending) return <Skeleton height={160} />;
  if (templates.error) return <Failed error={templates.error} />;
  if (template === null) return <Text size="sm">{t("noTemplate")}</Text>;
  return (
    <div className={classes.templates}>
      <Radio.Group label={t("template")} value={templateKey(template)} onChange={setKey}>
        <Stack gap={8} mt={4}>
          {templates.data.map((one) => (
            <Radio
              key={templateKey(one)}
              value={templateKey(one)}
              label={t("templateLine", { title: one.title, count: one.widgetCount })}
              description={one.description}
            />
          ))}
        </Stack>
      </Radio.Group>
      <TemplatePicture sourceId={sourceId} template={template} />
    </div>
  );
}

function TemplatePicture({ sourceId, template }: { sourceId: string; template: DashboardTemplate }) {
  const composed = useQuery(composedDashboardQuery(sourceId, template));
  if (composed.error) return <Failed error={composed.error} />;
  if (composed.isPending) return <Skeleton className={classes.picture} />;
  const { config } = composed.data;
  const places = outlinePlaces(config);
  const outline = config.widgets.flatMap((widget) => {
    const place = places.get(widget.id);
    return place
      ? [{ widgetId: widget.id, title: widget.title, place, chart: widget.kind === "chart" ? widget.chart.type : null }]
      : [];
  });
  return (
    <div className={classes.picture}>
      <DashboardOutline outline={outline} />
    </div>
  );
}

function Failed({ error }: { error: unknown }) {
  return (
    <Text size="sm" c="red" role="alert" mb="sm">
      <FailureWords words={describeError(error)} />
    </Text>
  );
}
