import { UnstyledButton } from "@mantine/core";
import { useId } from "react";
import classes from "@/components/dashboards/editor/query/query-editor.module.css";

type QuestionChoicesProps = {
  title: string;
  choices: readonly { label: string; question: string }[];
  onAsk: (question: string) => void;
};

/** Questions that are asked by a click. */
export function QuestionChoices({ title, choices, onAsk }: QuestionChoicesProps) {
  const titleId = useId();
  return (
    <section className={classes.choices} aria-labelledby={titleId}>
      <p id={titleId} className={classes.choicesTitle}>
        {title}
      </p>
      {choices.map(({ label, question }) => (
        <UnstyledButton key={question} className={classes.choice} onClick={() => onAsk(question)}>
          {label}
        </UnstyledButton>
      ))}
    </section>
  );
}
