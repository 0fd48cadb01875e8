"use client";

import { ActionIcon, Tooltip, VisuallyHidden } from "@mantine/core";
import { IconThumbDown, IconThumbDownFilled, IconThumbUp, IconThumbUpFilled } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FeedbackForm } from "@/components/chat/answer/feedback-form";
import { notifyFailure } from "@/components/ui/notify-failure";
import type { ChatMessage, Feedback } from "@/lib/chat/schema";
import { answerFeedbackQuery, useGiveFeedback } from "@/lib/client/feedback";

type AnswerFeedbackProps = { conversationId: string; message: ChatMessage };

/** What the reader thinks of an answer. The same button again takes it back; a reason can be given to what is wrong, and changed. */
export function useAnswerFeedback({ conversationId, message }: AnswerFeedbackProps) {
  const t = useTranslations("ask.feedback");
  const target = { conversationId, messageId: message.id };
  const { data } = useQuery(answerFeedbackQuery(target, message.metadata?.feedback ?? null));
  const said = data ?? null;
  const give = useGiveFeedback(target);
  const [asking, setAsking] = useState(false);
  const say = (feedback: Feedback | null) =>
    give.mutate(feedback, { onError: (error) => notifyFailure(error, t("failed")) });

  function press(verdict: Feedback["verdict"]) {
    const isTaken = said?.verdict === verdict;
    say(isTaken ? null : { verdict, reason: null, comment: null });
    setAsking(verdict === "down" && !isTaken);
  }

  return {
    buttons: <Thumbs said={said} onPress={press} />,
    form:
      asking && said?.verdict === "down" ? (
        <FeedbackForm
          onSend={(reason, comment) => {
            say({ verdict: "down", reason, comment });
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      ) : null,
  };
}

function Thumbs({ said, onPress }: { said: Feedback | null; onPress: (verdict: Feedback["verdict"]) => void }) {
  const t = useTranslations("ask.feedback");
  const icons = { up: [IconThumbUp, IconThumbUpFilled], down: [IconThumbDown, IconThumbDownFilled] } as const;
  return (
    <>
      {(["up", "down"] as const).map((verdict) => {
        const pressed = said?.verdict === verdict;
        const Icon = icons[verdict][pressed ? 1 : 0];
        const undo = verdict === "up" ? t("undoUp") : t("undoDown");
        return (
          <Tooltip key={verdict} label={pressed ? undo : t(verdict)}>
            <ActionIcon
              aria-label={t(verdict)}
              aria-pressed={pressed}
              aria-keyshortcuts={verdict === "up" ? "u" : "d"}
              onClick={() => onPress(verdict)}
            >
              <Icon size={17} />
            </ActionIcon>
          </Tooltip>
        );
      })}
      <VisuallyHidden role="status">{said === null ? "" : t("thanks")}</VisuallyHidden>
    </>
  );
}
