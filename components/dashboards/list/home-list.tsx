"use client";

import { UnstyledButton } from "@mantine/core";
import type { TablerIcon } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import classes from "@/components/dashboards/list/home-section.module.css";

type HomeLine = {
  id: string;
  href: string;
  title: string;
  /** Not seen yet. */
  isNew: boolean;
  note: string | null;
};

/** More than these stand behind a button. */
const shownMax = 3;

type HomeListProps = {
  title: string;
  Icon: TablerIcon;
  lines: readonly HomeLine[];
  /** Somebody goes where a line leads. */
  onFollow?: (() => void) | undefined;
};

/** One of the lists at the top of the page; an empty one is not there. */
export function HomeList({ title, Icon, lines, onFollow }: HomeListProps) {
  const t = useTranslations("dashboards.home");
  const headingId = useId();
  const [all, setAll] = useState(false);
  if (lines.length === 0) return null;
  return (
    <div className={classes.list}>
      <h2 id={headingId} className={classes.heading}>
        <Icon size={16} stroke={1.7} aria-hidden="true" />
        {title}
      </h2>
      <ul aria-labelledby={headingId} className={classes.lines}>
        {lines.slice(0, all ? undefined : shownMax).map((line) => (
          <li key={line.id} className={classes.line} data-new={line.isNew || undefined}>
            <Link href={line.href} className={classes.link} title={line.title} onClick={onFollow}>
              {line.title}
            </Link>
            {line.note === null ? null : (
              <span className={classes.note} suppressHydrationWarning>
                {line.isNew ? t("new", { note: line.note }) : line.note}
              </span>
            )}
          </li>
        ))}
      </ul>
      {lines.length > shownMax ? (
        <UnstyledButton className={classes.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("fewer") : t("all", { count: lines.length })}
        </UnstyledButton>
      ) : null}
    </div>
  );
}
