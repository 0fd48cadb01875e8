"use client";

import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChartDots3, IconDatabaseEdit } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useDesign } from "@/components/dashboards/design/design-context";
import classes from "@/components/dashboards/editor/panel.module.css";
import { useWidgetEdit, type WidgetOf } from "@/components/dashboards/editor/use-widget-edit";
import { EmptyState } from "@/components/ui/empty-state";
import { isUnasked } from "@/lib/dashboard/config/unasked";

/** Chips, CodeMirror and charts for trying: for those who open it. */
const QueryEditor = dynamic(
  () => import("@/components/dashboards/editor/query/query-editor").then((m) => m.QueryEditor),
  {
    ssr: false,
  },
);

/** What the chart asks, in a line, and the way to change it. */
export function DataFields({ widget }: { widget: WidgetOf<"chart"> }) {
  const t = useTranslations("editor.widget");
  const { isReadOnly } = useDesign();
  const set = useWidgetEdit(widget);
  const [opened, { open, close }] = useDisclosure(false);
  const unasked = isUnasked(widget);
  const { query } = widget;
  return (
    <div className={classes.part}>
      {unasked ? (
        <EmptyState
          compact
          icon={<IconChartDots3 size={22} />}
          title={t("unasked")}
          body={t("unaskedBody")}
          action={
            <Button onClick={open} disabled={isReadOnly}>
              {t("chooseData")}
            </Button>
          }
        />
      ) : (
        <>
          <p className={classes.note}>{query.question ?? (query.plan ? t("fromPlan") : t("fromSql"))}</p>
          <Button variant="default" leftSection={<IconDatabaseEdit size={16} />} onClick={open} disabled={isReadOnly}>
            {t("editData")}
          </Button>
        </>
      )}
      {opened ? (
        <QueryEditor
          query={unasked ? null : query}
          chart={unasked ? null : widget.chart}
          title={unasked ? "" : widget.title}
          onClose={close}
          onApply={({ query: asked, chart, title }) => {
            set("changeQuery", { query: asked, chart, title });
            close();
          }}
        />
      ) : null}
    </div>
  );
}
