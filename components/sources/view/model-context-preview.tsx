"use client";

import { Button, Text, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { SentText } from "@/components/prompts/sent-text";
import { usePromptPreview } from "@/components/prompts/use-prompt-preview";
import classes from "@/components/sources/view/model-context.module.css";
import { ErrorState } from "@/components/ui/error-state";
import { locales } from "@/lib/i18n/locale";
import type { ModelContext } from "@/lib/source/schema";

type ModelContextPreviewProps = { sourceId: string; modelContext: ModelContext };

/** Every character that a model would be sent for a question about the source, with the context as it stands in the form. */
export function ModelContextPreview({ sourceId, modelContext }: ModelContextPreviewProps) {
  const t = useTranslations("data.models");
  const locale = useLocale();
  const language = locales.find((known) => known === locale) ?? "en";
  const [question, setQuestion] = useState("");
  const preview = usePromptPreview({ name: "sql", language, text: null, sourceId, question, modelContext });
  return (
    <section className={classes.preview} aria-labelledby="model-context-preview">
      <h2 className={classes.heading} id="model-context-preview">
        {t("previewTitle")}
      </h2>
      <Text size="sm" c="dimmed">
        {t("previewHint")}
      </Text>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          preview.show();
        }}
      >
        <TextInput
          className={classes.question}
          label={t("question")}
          placeholder={t("questionPlaceholder")}
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={question.trim() === ""} loading={preview.showing}>
          {t("show")}
        </Button>
      </form>
      {preview.error ? <ErrorState error={preview.error} title={t("previewFailed")} compact /> : null}
      {preview.shown ? <SentText preview={preview.shown} sending={preview.sending} onSend={preview.send} /> : null}
    </section>
  );
}
