import { Code } from "@mantine/core";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import classes from "@/components/ui/statements.module.css";

type StatementsProps = {
  /** One a line, as they were written: a formatter of queries makes other lines of them. */
  text: string;
  copyLabel: string;
  children?: ReactNode;
};

/** Statements to run by hand, with what to know beforehand and a button that copies all. */
export function Statements({ text, copyLabel, children }: StatementsProps) {
  return (
    <div className={classes.statements}>
      <div className={classes.head}>
        <span>{children}</span>
        <CopyButton value={text} label={copyLabel} />
      </div>
      <Code block>{text}</Code>
    </div>
  );
}
