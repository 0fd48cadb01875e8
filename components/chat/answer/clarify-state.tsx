"use client";

import { Button, Text } from "@mantine/core";
import { IconArrowsSplit2 } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import classes from "@/components/chat/answer/answer.module.css";
import listClasses from "@/components/chat/answer/question-list.module.css";
import { KeyboardHint } from "@/components/ui/keyboard-hint";
import type { AnswerParts } from "@/lib/chat/schema";

type ClarifyStateProps = {
  clarify: AnswerParts["clarify"];
  onAsk: (question: string) => void;
  /** The conversation waits for this choice. */
  inFront: boolean;
};

/** A question back to the reader; each choice is asked as it stands, by a click or by its number. */
export function ClarifyState({ clarify, onAsk, inFront }: ClarifyStateProps) {
  const t = useTranslations("ask.clarify");
  const firstRef = useFocusWhenInFront(inFront);
  return (
    <div className={classes.state}>
      <div className={classes.stateHead}>
        <span className={classes.tone} aria-hidden="true">
          <IconArrowsSplit2 size={18} />
        </span>
        <p>{clarify.prompt}</p>
      </div>
      <div className={listClasses.choices}>
        {clarify.choices.map(({ label, question }, index) => (
          <Button
            key={question}
            ref={index === 0 ? firstRef : null}
            variant="default"
            aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
            rightSection={index < 9 ? <KeyboardHint keys={[String(index + 1)]} /> : null}
            onClick={() => onAsk(question)}
          >
            {label}
          </Button>
        ))}
      </div>
      <Text size="xs" c="dimmed" className={listClasses.hint}>
        {t("hint")}
      </Text>
    </div>
  );
}

/** Brings the focus from the empty field to the first choice, where the numbers work; whoever types already is left in peace. */
function useFocusWhenInFront(inFront: boolean) {
  const ref = useRef<HTMLButtonElement>(null);
  // Talks to the browser's focus.
  useEffect(() => {
    const focused = document.activeElement;
    const isIdle = focused === document.body || (focused instanceof HTMLTextAreaElement && focused.value === "");
    if (inFront && isIdle) ref.current?.focus({ preventScroll: true });
  }, [inFront]);
  return ref;
}
