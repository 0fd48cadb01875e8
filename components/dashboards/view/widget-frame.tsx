"use client";

import { memo, type ReactNode } from "react";
import classes from "@/components/dashboards/view/widget-frame.module.css";
import { TruncatedText } from "@/components/ui/truncated-text";

type WidgetFrameProps = {
  title: string;
  /** Buttons that appear on hover and focus. */
  tools?: ReactNode;
  /** A text stands on the page itself, without a card around it. */
  plain?: boolean;
  designing?: boolean;
  children: ReactNode;
};

/** The card of a widget: its title, its tools, and what it shows. */
export const WidgetFrame = memo(function WidgetFrame({ title, tools, plain, designing, children }: WidgetFrameProps) {
  return (
    <div className={classes.frame} data-plain={plain || undefined} data-designing={designing || undefined}>
      <header className={classes.head}>
        <h2 className={classes.title}>
          <TruncatedText text={title} tailLength={10} />
        </h2>
        {tools ? <div className={classes.tools}>{tools}</div> : null}
      </header>
      <div className={classes.body}>{children}</div>
    </div>
  );
});
