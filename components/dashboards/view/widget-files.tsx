"use client";

import { Menu } from "@mantine/core";
import { IconFileSpreadsheet, IconFileTypeCsv, IconPhoto, IconVector } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useLook } from "@/components/dashboards/view/look/look-context";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useCutNotice } from "@/components/ui/use-cut-notice";
import { widgetFilePath } from "@/lib/client/dashboard-look";
import { downloadFile } from "@/lib/client/download";
import { lookOfWidget } from "@/lib/dashboard/look/look-of-widget";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

const formats = [
  { format: "xlsx", Icon: IconFileSpreadsheet },
  { format: "csv", Icon: IconFileTypeCsv },
  { format: "png", Icon: IconPhoto },
  { format: "svg", Icon: IconVector },
] as const;
/** Types that are text and have no picture. */
const withoutPicture: readonly string[] = ["table", "pivot", "number"];

/** The rows of a widget as files, as they are shown now, and its picture. */
export function WidgetFiles({ widget }: { widget: Extract<ShownWidget, { kind: "chart" }> }) {
  const t = useTranslations("look.files");
  const { sight, look, interplay } = useLook();
  const onSuccess = useCutNotice();
  const download = useMutation({
    onSuccess,
    mutationFn: (format: (typeof formats)[number]["format"]) =>
      downloadFile(widgetFilePath(sight, widget.id, format, lookOfWidget(widget.id, look, interplay))),
    onError: (error) => notifyFailure(error, t("failed")),
  });
  const offered = formats.filter(
    ({ format }) => format === "xlsx" || format === "csv" || !withoutPicture.includes(widget.chart.type),
  );
  return (
    <>
      <Menu.Divider />
      {offered.map(({ format, Icon }) => (
        <Menu.Item key={format} leftSection={<Icon size={16} />} onClick={() => download.mutate(format)}>
          {t(format)}
        </Menu.Item>
      ))}
    </>
  );
}
