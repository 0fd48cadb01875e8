"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BranchSwitch } from "@/components/chat/conversation/branch-switch";
import { useConversation } from "@/components/chat/conversation/conversation-context";
import classes from "@/components/chat/conversation/question.module.css";
import { QuestionEditor } from "@/components/chat/conversation/question-editor";

type QuestionBubbleProps = { id: string; question: string };

/** What was asked; it can be asked otherwise, and its versions gone through. */
export function QuestionBubble({ id, question }: QuestionBubbleProps) {
  const t = useTranslations("ask.edit");
  const { busy, edit, places } = useConversation();
  const [editing, setEditing] = useState(false);
  const [edited, setEdited] = useState(false);
  // Before the server has named a question there is no place to ask beside it.
  const isKept = places.some((place) => place.id === id);
  if (editing) {
    return (
      <QuestionEditor
        question={question}
        onCancel={() => {
          setEditing(false);
          setEdited(true);
        }}
        onSend={(text) => {
          setEditing(false);
          if (text !== question.trim()) edit(id, text);
        }}
      />
    );
  }
  const blocked = busy ? t("busy") : null;
  return (
    <div className={classes.asked}>
      <div className={classes.question}>{question}</div>
      <div className={classes.tools}>
        {isKept ? (
          <Tooltip label={blocked ?? t("action")}>
            <ActionIcon
              size="sm"
              // The editor is closed without asking: the focus goes back to where it was opened.
              autoFocus={edited}
              className={classes.edit}
              aria-label={t("action")}
              aria-description={blocked ?? undefined}
              aria-keyshortcuts="e"
              aria-disabled={busy}
              data-disabled={busy || undefined}
              onClick={() => {
                if (!busy) setEditing(true);
              }}
            >
              <IconPencil size={15} />
            </ActionIcon>
          </Tooltip>
        ) : null}
        <BranchSwitch messageId={id} kind="questions" />
      </div>
    </div>
  );
}
