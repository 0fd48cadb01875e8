"use client";

import { Alert, Badge, Button, Code, Group, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import classes from "@/components/prompts/editor/editor.module.css";
import { ErrorState } from "@/components/ui/error-state";
import { promptQuery, promptsQuery, savePrompt } from "@/lib/client/prompts";
import { type PromptDetail, promptLengthMax, promptProblems } from "@/lib/llm/prompts/schema";

type PromptEditorProps = { prompt: PromptDetail; text: string; onChange: (text: string) => void };

/** The wording to change, with its variables beside it; what is wrong with them is said while one types. */
export function PromptEditor({ prompt, text, onChange }: PromptEditorProps) {
  const t = useTranslations("prompts.editor");
  const [note, setNote] = useState("");
  const problems = promptProblems(text, prompt.variables);
  const save = useSavePrompt(prompt);
  const isChanged = text.trim() !== prompt.inForce.text;
  const isBuiltIn = prompt.inForce.version === prompt.builtIn.version;
  return (
    <div className={classes.split}>
      <div className={classes.wording}>
        <Textarea
          label={t("wording")}
          description={t("wordingHint", { version: prompt.inForce.version })}
          autosize
          minRows={16}
          maxRows={32}
          maxLength={promptLengthMax}
          spellCheck={false}
          classNames={{ input: classes.input }}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        {problems.length > 0 ? (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} title={t("problemsTitle")} role="status">
            {problems.map(({ kind, variable }) => (
              <div key={`${kind} ${variable}`}>{t(`problems.${kind}`, { variable: `{{${variable}}}` })}</div>
            ))}
          </Alert>
        ) : null}
        <TextInput
          label={t("note")}
          description={t("noteHint")}
          maxLength={200}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {save.error ? <ErrorState error={save.error} title={t("failed")} compact /> : null}
        <Group gap="xs">
          <Button
            disabled={!isChanged || problems.length > 0}
            loading={save.isPending}
            onClick={() => save.mutate({ text, note })}
          >
            {t("save")}
          </Button>
          <Button variant="default" disabled={!isChanged} onClick={() => onChange(prompt.inForce.text)}>
            {t("discard")}
          </Button>
          {isBuiltIn ? null : (
            <Button variant="default" disabled={save.isPending} onClick={() => save.mutate({ text: null, note })}>
              {t("builtIn")}
            </Button>
          )}
          <span className={classes.state} role="status">
            {problems.length > 0 ? t("cannotSave") : isChanged ? t("changed") : t("unchanged")}
          </span>
        </Group>
      </div>
      <Variables prompt={prompt} text={text} />
    </div>
  );
}

function Variables({ prompt, text }: { prompt: PromptDetail; text: string }) {
  const t = useTranslations("prompts.editor");
  const missing = new Set(
    promptProblems(text, prompt.variables).flatMap(({ kind, variable }) => (kind === "missing" ? [variable] : [])),
  );
  return (
    <section className={classes.variables} aria-label={t("variables")}>
      <h2 className={classes.heading}>{t("variables")}</h2>
      <p className={classes.hint}>{t("variablesHint")}</p>
      <dl className={classes.list}>
        {prompt.variables.map(({ name, required, description }) => (
          <div key={name}>
            <dt>
              <Code>{`{{${name}}}`}</Code>{" "}
              {required ? (
                <Badge size="sm" radius="sm" tt="none" variant="light" color={missing.has(name) ? "red" : "gray"}>
                  {t(missing.has(name) ? "missing" : "required")}
                </Badge>
              ) : null}
            </dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function useSavePrompt(prompt: PromptDetail) {
  const t = useTranslations("prompts.editor");
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ text, note }: { text: string | null; note: string }) =>
      savePrompt(prompt, { text, note: note.trim() || null, basedOn: prompt.versions[0]?.version ?? 0 }),
    onSuccess: async (saved) => {
      notifications.show({ message: t("saved", { version: saved.inForce.version }) });
      client.setQueryData(promptQuery(prompt).queryKey, saved);
      await client.invalidateQueries({ queryKey: promptsQuery().queryKey, exact: true });
    },
  });
}
