"use client";

import { Tooltip } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { memo, type ReactNode } from "react";
import classes from "@/components/dashboards/view/widget-frame.module.css";
import { WidgetNote } from "@/components/dashboards/view/widget-note";
import { TruncatedText } from "@/components/ui/truncated-text";

type WidgetFrameProps = {
  title: string;
  /** What its maker says about it; shown on wish. */
  description?: string | null;
  /** Buttons that appear on hover and focus. */
  tools?: ReactNode;
  /** What is always to be seen beside the title; on a plain one above its corner. */
  mark?: ReactNode;
  /** A text stands on the page itself, without a card around it. */
  plain?: boolean;
  /** Row rules leave rows out that others see. */
  ownRows?: boolean;
  designing?: boolean;
  /** Between the head and what it shows: where it was drilled to. */
  above?: ReactNode;
  children: ReactNode;
};

/** The card of a widget: its title, its tools, and what it shows. */
export const WidgetFrame = memo(function WidgetFrame(props: WidgetFrameProps) {
  const { title, description, tools, mark, plain, ownRows, designing, above, children } = props;
  return (
    <div className={classes.frame} data-plain={plain || undefined} data-designing={designing || undefined}>
      <header className={classes.head}>
        <h2 className={classes.title}>
          <TruncatedText text={title} tailLength={10} />
        </h2>
        {description ? <WidgetNote title={title} text={description} /> : null}
        {ownRows ? <OwnRows /> : null}
        {plain ? null : mark}
        {tools ? <div className={classes.tools}>{tools}</div> : null}
      </header>
      {plain && mark ? <div className={classes.corner}>{mark}</div> : null}
      {above ? <div className={classes.above}>{above}</div> : null}
      <div className={classes.body}>{children}</div>
    </div>
  );
});

/** Says that others may see other figures here, so that nobody takes a part for the whole. */
function OwnRows() {
  const t = useTranslations("dashboards.widget");
  return (
    <Tooltip label={t("ownRowsHint")}>
      <span className={classes.ownRows}>
        <IconFilter size={12} aria-hidden="true" />
        <span>{t("ownRows")}</span>
      </span>
    </Tooltip>
  );
}
