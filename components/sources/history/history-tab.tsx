"use client";

import { SegmentedControl } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ModelFile } from "@/components/sources/history/file/model-file";
import { Versions } from "@/components/sources/history/versions/versions";
import { usePlaceParam } from "@/components/sources/use-place-param";
import type { SourceTabProps } from "@/components/sources/view/source-tab-props";

/** What was known before, version by version, and what is known now as a file that can be edited and kept elsewhere. */
export function HistoryTab({ model }: SourceTabProps) {
  const t = useTranslations("history");
  const [part, setPart] = usePlaceParam("part");
  return (
    <>
      <SegmentedControl
        size="xs"
        mb="md"
        aria-label={t("part")}
        value={part === "file" ? "file" : "versions"}
        onChange={(value) => setPart(value === "file" ? value : null)}
        data={[
          { value: "versions", label: t("parts.versions") },
          { value: "file", label: t("parts.file") },
        ]}
      />
      {part === "file" ? <ModelFile model={model} /> : <Versions model={model} />}
    </>
  );
}
