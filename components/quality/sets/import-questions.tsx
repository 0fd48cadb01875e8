"use client";

import { Alert, Button, Code, FileButton, Modal, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconFileUpload } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { describeError } from "@/components/ui/describe-error";
import { FailureWords } from "@/components/ui/failure-words";
import { FormActions } from "@/components/ui/form-actions";
import { ApiError } from "@/lib/client/fetch-json";
import { importQuestions } from "@/lib/client/quality";

type ImportQuestionsProps = { setId: string; opened: boolean; onClose: () => void };

const example = `{"question": "How many orders last month?", "gold_sql": "SELECT COUNT(*) FROM orders WHERE …"}`;

/** The dialog that takes questions from a file or from the clipboard; all of them, or none when a line cannot be read. */
export function ImportQuestions({ setId, opened, onClose }: ImportQuestionsProps) {
  const t = useTranslations("quality");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("import.title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <ImportForm setId={setId} onClose={onClose} />
    </Modal>
  );
}

function ImportForm({ setId, onClose }: Omit<ImportQuestionsProps, "opened">) {
  const t = useTranslations("quality.import");
  const client = useQueryClient();
  const [lines, setLines] = useState("");
  const [missing, setMissing] = useState(false);
  const adding = useMutation({
    mutationFn: () => importQuestions(setId, lines),
    onSuccess: async (imported) => {
      notifications.show({ message: t("done", imported) });
      onClose();
      await client.invalidateQueries({ queryKey: ["quality"] });
    },
  });
  function change(text: string) {
    setLines(text);
    setMissing(false);
    adding.reset();
  }
  async function read(file: File | null) {
    if (file === null) return;
    try {
      change(await file.text());
    } catch {
      // Moved or deleted since it was chosen, or a folder.
      notifications.show({ color: "red", message: t("unreadable", { file: file.name }) });
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (lines.trim() === "") setMissing(true);
        else adding.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t("hint")}
        </Text>
        <Code block fz={12} style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
          {example}
        </Code>
        <FileButton accept=".jsonl,.ndjson,.json,.txt,application/jsonl" onChange={read}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconFileUpload size={16} />} w="fit-content">
              {t("file")}
            </Button>
          )}
        </FileButton>
        <Textarea
          label={t("lines")}
          value={lines}
          onChange={(event) => change(event.currentTarget.value)}
          error={missing ? t("empty") : null}
          autosize
          minRows={6}
          maxRows={14}
          spellCheck={false}
          styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: 12 } }}
          data-autofocus
        />
        {adding.error ? <ImportProblems error={adding.error} /> : null}
        <FormActions cancel={t("cancel")} submit={t("submit")} pending={adding.isPending} onCancel={onClose} />
      </Stack>
    </form>
  );
}

/** What is wrong with which line, a line each. */
function ImportProblems({ error }: { error: unknown }) {
  const t = useTranslations("quality.import");
  const problems = error instanceof ApiError ? String(error.params.problems ?? "") : "";
  return (
    <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} />} title={t("failed")} role="alert">
      <Text size="sm" style={{ whiteSpace: "pre-line", overflowWrap: "anywhere" }}>
        {problems || <FailureWords words={describeError(error)} />}
      </Text>
    </Alert>
  );
}
