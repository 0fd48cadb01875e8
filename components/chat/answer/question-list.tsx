"use client";

import { IconCornerDownRight } from "@tabler/icons-react";
import classes from "@/components/chat/answer/question-list.module.css";

type QuestionListProps = { title: string; questions: readonly string[]; onAsk: (question: string) => void };

/** Questions that can be asked by a click. */
export function QuestionList({ title, questions, onAsk }: QuestionListProps) {
  if (questions.length === 0) return null;
  return (
    <div className={classes.list}>
      <span className={classes.title}>{title}</span>
      {questions.map((question) => (
        <button key={question} type="button" className={classes.question} onClick={() => onAsk(question)}>
          <IconCornerDownRight size={15} aria-hidden="true" />
          <span>{question}</span>
        </button>
      ))}
    </div>
  );
}
