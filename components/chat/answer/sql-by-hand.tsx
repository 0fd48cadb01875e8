"use client";

import { Button, Group, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import classes from "@/components/chat/answer/sql-by-hand.module.css";
import { useConversation } from "@/components/chat/conversation/conversation-context";
import { ErrorState } from "@/components/ui/error-state";
import { KeyboardHint } from "@/components/ui/keyboard-hint";
import { SqlInput } from "@/components/ui/sql-input";
import type { AnswerParts } from "@/lib/chat/schema";
import { runSqlByHand } from "@/lib/client/sql-by-hand";

type SqlByHandProps = { questionId: string; sql: AnswerParts["sql"]; onClose: () => void };

/** The SQL of an answer, to be written otherwise. What it brings becomes another answer; what is refused is said here and nothing is lost. */
export function SqlByHand({ questionId, sql, onClose }: SqlByHandProps) {
  const t = useTranslations("ask.byHand");
  const { conversationId, adopt, busy, dialectOf } = useConversation();
  const [text, setText] = useState(sql.sql);
  const abort = useRef<AbortController>(null);
  const hintId = useId();
  const run = useMutation({
    mutationFn: async (confirmedQueryId: string | undefined) => {
      if (conversationId === null) return null;
      abort.current = new AbortController();
      const { sourceId } = sql;
      const asked = { conversationId, questionId, sourceId, sql: text.trim(), confirmedQueryId };
      return await runSqlByHand(asked, abort.current.signal);
    },
    onSuccess: (outcome) => {
      if (outcome?.kind === "answered") adopt(outcome.message);
    },
  });
  const refusal = run.data?.kind === "refused" ? run.data.refusal : null;
  const stopped = abort.current?.signal.aborted === true;
  const mayRun = !run.isPending && !busy && text.trim() !== "";

  // Before the editor sees them: it has meanings of its own for both.
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const isRun = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!isRun && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (isRun && mayRun) run.mutate(undefined);
    if (!isRun) run.isPending ? abort.current?.abort() : onClose();
  }

  return (
    <section className={classes.editor} aria-label={t("title")} aria-busy={run.isPending} onKeyDownCapture={onKeyDown}>
      <SqlInput
        value={text}
        onChange={setText}
        dialect={dialectOf(sql.sourceId) ?? "duckdb"}
        label={t("label")}
        placeholder={t("placeholder")}
        describedBy={hintId}
        onReady={(insert) => insert("")}
      />
      <Text id={hintId} size="xs" c="dimmed">
        {t("hint")}
      </Text>
      {refusal && !stopped ? <Refused refusal={refusal} onConfirm={(queryId) => run.mutate(queryId)} /> : null}
      {run.isError && !stopped ? <ErrorState compact error={run.error} title={t("refused")} /> : null}
      <Group gap="xs">
        <Button loading={run.isPending} disabled={!mayRun && !run.isPending} onClick={() => run.mutate(undefined)}>
          {t("run")}
          <span className={classes.keys}>
            <KeyboardHint keys={["mod", "↵"]} />
          </span>
        </Button>
        {run.isPending ? (
          <Button variant="default" onClick={() => abort.current?.abort()}>
            {t("stop")}
          </Button>
        ) : (
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
        )}
        {text === sql.sql ? null : (
          <Button variant="subtle" color="gray" onClick={() => setText(sql.sql)}>
            {t("reset")}
          </Button>
        )}
      </Group>
    </section>
  );
}

type RefusedProps = { refusal: AnswerParts["refusal"]; onConfirm: (queryId: string) => void };

/** What the guard or the database says of the SQL. */
function Refused({ refusal: { message, confirmQueryId }, onConfirm }: RefusedProps) {
  const t = useTranslations("ask.byHand");
  return (
    <div className={classes.refused} role="alert">
      <p>
        <strong>{t("refused")}.</strong> {message}
      </p>
      {confirmQueryId === undefined ? null : (
        <Button variant="default" size="xs" onClick={() => onConfirm(confirmQueryId)}>
          {t("costly")}
        </Button>
      )}
    </div>
  );
}
