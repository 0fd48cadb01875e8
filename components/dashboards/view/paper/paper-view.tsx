"use client";

import { Title } from "@mantine/core";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { CrossChips } from "@/components/dashboards/view/filters/cross-chips";
import { useLook } from "@/components/dashboards/view/look/look-context";
import classes from "@/components/dashboards/view/paper/paper.module.css";
import { PaperTab } from "@/components/dashboards/view/paper/paper-tab";
import { useInForce } from "@/components/dashboards/view/paper/use-in-force";
import { usePrintWhenDrawn } from "@/components/dashboards/view/paper/use-print-when-drawn";

type PaperViewProps = { title: string; description: string | null };

/**
 * A dashboard on paper: all its tabs one after the other, what narrows them in words, and when it was read. The server takes documents
 * and pictures of this; `?paper=print` opens the browser's own printing.
 */
export function PaperView({ title, description }: PaperViewProps) {
  const t = useTranslations("look.paper");
  const format = useFormatter();
  const now = useNow();
  const { config, look } = useLook();
  const inForce = useInForce();
  usePrintWhenDrawn();
  return (
    <article className={classes.paper}>
      <header className={classes.head}>
        <Title order={1}>{title}</Title>
        {description ? <p className={classes.line}>{description}</p> : null}
        <p className={classes.line}>
          {t("asOf", { time: format.dateTime(now, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }) })}
        </p>
        {inForce.length > 0 ? (
          <dl className={classes.filters} aria-label={t("filters")}>
            {inForce.map(({ id, label, words }) => (
              <div key={id}>
                <dt>{label}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        ) : null}
        {Object.keys(look.cross).length > 0 ? (
          <div className={classes.chips}>
            <CrossChips />
          </div>
        ) : null}
      </header>
      {config.tabs.length === 0 ? (
        <PaperTab tabId={null} title={null} />
      ) : (
        config.tabs.map((tab) => <PaperTab key={tab.id} tabId={tab.id} title={tab.title} />)
      )}
    </article>
  );
}
