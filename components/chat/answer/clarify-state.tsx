"use client";

import { Button } from "@mantine/core";
import { IconArrowsSplit2 } from "@tabler/icons-react";
import classes from "@/components/chat/answer/answer.module.css";
import listClasses from "@/components/chat/answer/question-list.module.css";
import type { AnswerParts } from "@/lib/chat/schema";

type ClarifyStateProps = { clarify: AnswerParts["clarify"]; onAsk: (question: string) => void };

/** A question back to the reader; each choice is asked as it stands. */
export function ClarifyState({ clarify, onAsk }: ClarifyStateProps) {
  return (
    <div className={classes.state}>
      <div className={classes.stateHead}>
        <span className={classes.tone} aria-hidden="true">
          <IconArrowsSplit2 size={18} />
        </span>
        <p>{clarify.prompt}</p>
      </div>
      <div className={listClasses.choices}>
        {clarify.choices.map(({ label, question }) => (
          <Button key={question} variant="default" onClick={() => onAsk(question)}>
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
