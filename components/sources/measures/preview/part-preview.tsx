"use client";

import { Loader, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconAlertTriangle } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FilterPreview } from "@/components/sources/measures/preview/filter-preview";
import { MeasurePreview } from "@/components/sources/measures/preview/measure-preview";
import classes from "@/components/sources/measures/preview/part-preview.module.css";
import { describeError } from "@/components/ui/describe-error";
import { FailureWords } from "@/components/ui/failure-words";
import { modelPreviewQuery } from "@/lib/client/source-meaning";
import type { ModelPreviewRequest } from "@/lib/pipeline/schema";

/** Long enough not to compute at every letter. */
const pauseMs = 500;

type PartPreviewProps = { sourceId: string; part: ModelPreviewRequest | null; unit: string | null };

/** What a measure or filter comes to as it is written, computed anew a moment after each change. */
export function PartPreview({ sourceId, part, unit }: PartPreviewProps) {
  const t = useTranslations("measures.preview");
  const [settled] = useDebouncedValue(part, pauseMs);
  const isWaiting = JSON.stringify(settled) !== JSON.stringify(part);
  return (
    <section className={classes.preview} aria-label={t("label")} aria-busy={isWaiting}>
      {part === null || settled === null ? (
        <Text size="sm" c="dimmed">
          {t("nothingYet")}
        </Text>
      ) : (
        <Computed sourceId={sourceId} part={settled} unit={unit} />
      )}
    </section>
  );
}

function Computed({ sourceId, part, unit }: PartPreviewProps & { part: ModelPreviewRequest }) {
  const t = useTranslations("measures.preview");
  const preview = useQuery({ ...modelPreviewQuery(sourceId, part), placeholderData: keepPreviousData });
  if (preview.isPending)
    return (
      <Text size="sm" c="dimmed" role="status">
        <Loader size={14} mr={8} />
        {t("computing")}
      </Text>
    );
  if (preview.isError)
    return (
      <p className={classes.problem} role="alert">
        <IconAlertTriangle size={16} aria-hidden="true" />
        <span>
          <FailureWords words={describeError(preview.error)} />
        </span>
      </p>
    );
  return (
    <div className={classes.content} data-old={preview.isPlaceholderData || undefined}>
      {preview.data.kind === "measure" ? (
        <MeasurePreview preview={preview.data} unit={unit} />
      ) : (
        <FilterPreview preview={preview.data} />
      )}
    </div>
  );
}
