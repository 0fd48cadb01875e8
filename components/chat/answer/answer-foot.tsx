"use client";

import { ActionIcon, Collapse, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconChevronRight, IconPencilCode } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { useId } from "react";
import classes from "@/components/chat/answer/answer.module.css";
import { AnswerAgain } from "@/components/chat/answer/answer-again";
import { useAnswerFeedback } from "@/components/chat/answer/answer-feedback";
import type { Answer } from "@/components/chat/answer/read-answer";
import { ReceiptView } from "@/components/chat/answer/receipt-view";
import { BranchSwitch } from "@/components/chat/conversation/branch-switch";
import { useConversation } from "@/components/chat/conversation/conversation-context";
import type { ChatMessage, Receipt } from "@/lib/chat/schema";
import type { SourceKind } from "@/lib/source/schema";

type AnswerFootProps = {
  /** Null while the answer is being made. */
  message: ChatMessage | null;
  answer: Answer;
  dialect: SourceKind | null;
  receiptOpened: boolean;
  onReceipt: () => void;
  /** Edits SQL that brought no rows; null where the toolbar offers that. */
  onWrite: (() => void) | null;
};

/** One line that says where an answer comes from, and opens how it was made; beside it what readers say of it, and its other versions. */
export function AnswerFoot({ message, answer, dialect, receiptOpened, onReceipt, onWrite }: AnswerFootProps) {
  const t = useTranslations("ask.foot");
  const actions = useTranslations("ask.actions");
  const { conversationId } = useConversation();
  const panelId = useId();
  const { receipt } = answer;
  return (
    <>
      {receipt?.offlineReason ? (
        <p className={classes.unused}>
          <IconAlertTriangle size={16} aria-hidden="true" />
          <span>{t("insteadOfModel", { reason: receipt.offlineReason })}</span>
        </p>
      ) : null}
      {receipt && receipt.unused.length > 0 ? (
        <p className={classes.unused}>
          <IconAlertTriangle size={16} aria-hidden="true" />
          <span>{t("unused", { words: receipt.unused.join(", "), count: receipt.unused.length })}</span>
        </p>
      ) : null}
      <div className={classes.footRow}>
        {receipt ? (
          <button
            type="button"
            className={classes.foot}
            aria-expanded={receiptOpened}
            aria-controls={panelId}
            aria-keyshortcuts="i"
            onClick={onReceipt}
          >
            <IconChevronRight size={14} className={classes.chevron} aria-hidden="true" />
            <FootLine receipt={receipt} />
          </button>
        ) : null}
        <span className={classes.push} />
        {message && onWrite ? (
          <Tooltip label={actions("editSql")}>
            <ActionIcon aria-label={actions("editSql")} aria-keyshortcuts="s" onClick={onWrite}>
              <IconPencilCode size={17} />
            </ActionIcon>
          </Tooltip>
        ) : null}
        {message ? <BranchSwitch messageId={message.id} kind="answers" /> : null}
        {message && conversationId ? <Judged message={message} conversationId={conversationId} /> : null}
      </div>
      {receipt ? (
        <div id={panelId}>
          <Collapse expanded={receiptOpened} keepMounted={false} transitionDuration={160}>
            <ReceiptView receipt={receipt} sql={answer.sql?.sql ?? null} dialect={dialect} />
          </Collapse>
        </div>
      ) : null}
    </>
  );
}

/** Another answer, and the thumbs; the form for a reason takes a row of its own below. */
function Judged({ message, conversationId }: { message: ChatMessage; conversationId: string }) {
  const { buttons, form } = useAnswerFeedback({ conversationId, message });
  return (
    <>
      <span className={classes.judge}>
        <AnswerAgain answerId={message.id} />
        {buttons}
      </span>
      {form ? <div className={classes.wholeRow}>{form}</div> : null}
    </>
  );
}

function FootLine({ receipt }: { receipt: Receipt }) {
  const t = useTranslations("ask.foot");
  const format = useFormatter();
  const line = [
    t(`engines.${receipt.engine}`),
    t("tables", { count: receipt.tables.length }),
    t("rows", { count: receipt.rowCount }),
    t("duration", { ms: format.number(Math.round(receipt.durationMs.total)) }),
    ...(receipt.cacheTier === "source" ? [] : [t(`tiers.${receipt.cacheTier}`)]),
  ];
  return <span>{line.join(" · ")}</span>;
}
