"use client";

import { Button, Title } from "@mantine/core";
import { IconArrowUpRight, IconDatabaseOff, IconDatabasePlus, IconHourglass } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import classes from "@/components/chat/ask-start.module.css";
import { useViewer } from "@/components/shell/viewer-context";
import { EmptyState } from "@/components/ui/empty-state";
import type { SourceSummary } from "@/lib/source/schema";

/** The heading before the first question. */
export function StartTitle() {
  const t = useTranslations("ask.start");
  return (
    <Title order={1} className={classes.title}>
      {t("title")}
    </Title>
  );
}

type SuggestionsProps = {
  suggestions: readonly string[];
  /** The suggestions of another source are on their way. */
  pending: boolean;
  onAsk: (question: string) => void;
};

/** Questions that work on this data, a click away. */
export function Suggestions({ suggestions, pending, onAsk }: SuggestionsProps) {
  const t = useTranslations("ask.start");
  if (suggestions.length === 0) return null;
  return (
    <section
      className={classes.suggestions}
      aria-label={t("suggestions")}
      aria-busy={pending}
      data-pending={pending || undefined}
    >
      {suggestions.map((question) => (
        <button key={question} type="button" className={classes.suggestion} onClick={() => onAsk(question)}>
          <span>{question}</span>
          <IconArrowUpRight size={16} aria-hidden="true" />
        </button>
      ))}
    </section>
  );
}

/** No source, or none that was read yet: said apart, with the step that helps whoever is looking. */
export function NothingToAsk({ sources }: { sources: readonly SourceSummary[] }) {
  const t = useTranslations("ask.start");
  const { mayAdminister } = useViewer();
  const reading = sources.some(({ analysisStatus }) => analysisStatus === "running");
  if (reading) {
    return <EmptyState icon={<IconHourglass size={22} />} title={t("readingTitle")} body={t("readingBody")} />;
  }
  return (
    <EmptyState
      icon={<IconDatabaseOff size={22} />}
      title={t("noneTitle")}
      body={t(mayAdminister ? "noneBodyAdmin" : "noneBody")}
      action={
        mayAdminister ? (
          <Button component={Link} href="/admin/sources" leftSection={<IconDatabasePlus size={16} />}>
            {t("connect")}
          </Button>
        ) : null
      }
    />
  );
}
