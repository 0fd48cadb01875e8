import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "@/components/verified/list/question-with-slots.module.css";
import type { VerifiedEntry } from "@/lib/nl2sql/schema";

/** A verified question in which the words that may be others stand out; their title says what may stand there. */
export function QuestionWithSlots({ entry: { question, language, slots } }: { entry: VerifiedEntry }) {
  const t = useTranslations("verified.list.slots");
  const parts: ReactNode[] = [];
  let from = 0;
  for (const { kind, start, end } of slots) {
    parts.push(
      question.slice(from, start),
      <mark key={start} className={classes.slot} data-kind={kind} title={t(kind)}>
        {question.slice(start, end)}
      </mark>,
    );
    from = end;
  }
  return (
    <p className={classes.question} lang={language}>
      {parts}
      {question.slice(from)}
    </p>
  );
}
