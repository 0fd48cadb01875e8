"use client";

import { Button, Select, Text, Textarea } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import classes from "@/components/prompts/preview/preview.module.css";
import { SentText } from "@/components/prompts/sent-text";
import { usePromptPreview } from "@/components/prompts/use-prompt-preview";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import type { PromptDetail } from "@/lib/llm/prompts/schema";

type PromptPreviewPanelProps = {
  prompt: PromptDetail;
  text: string;
  sources: readonly { id: string; name: string }[];
};

/** Asks a real question of a real source with the wording in the editor: shows what would be sent, and what comes back. */
export function PromptPreviewPanel({ prompt, text, sources }: PromptPreviewPanelProps) {
  const t = useTranslations("prompts.preview");
  const [sourceId, setSourceId] = useState(sources[0]?.id ?? null);
  const [question, setQuestion] = useState("");
  const { name, language } = prompt;
  const preview = usePromptPreview({ name, language, text, sourceId: sourceId ?? "", question });
  if (sourceId === null) {
    return <EmptyState icon={<IconEye size={24} />} title={t("noSourceTitle")} body={t("noSourceBody")} />;
  }
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        {t(`about.${name}`)}
      </Text>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          preview.show();
        }}
      >
        <Select
          label={t("source")}
          allowDeselect={false}
          data={sources.map(({ id, name }) => ({ value: id, label: name }))}
          value={sourceId}
          onChange={setSourceId}
        />
        <Textarea
          label={t(`asked.${name}`)}
          placeholder={t(`askedPlaceholder.${name}`)}
          autosize
          minRows={1}
          maxRows={6}
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
        <Button type="submit" disabled={question.trim() === ""} loading={preview.showing}>
          {t("show")}
        </Button>
      </form>
      {preview.error ? <ErrorState error={preview.error} title={t("failed")} compact /> : null}
      {preview.shown ? <SentText preview={preview.shown} sending={preview.sending} onSend={preview.send} /> : null}
    </>
  );
}
