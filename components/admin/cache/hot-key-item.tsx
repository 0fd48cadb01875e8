"use client";

import { Anchor, Button, Code } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import classes from "@/components/admin/cache/hot-keys.module.css";
import { useCacheWords } from "@/components/admin/cache/use-cache-words";
import { SqlView } from "@/components/ui/sql-view";
import type { HotKey } from "@/lib/cache/schema";
import { dashboardsQuery } from "@/lib/client/dashboards";
import { sourcesQuery } from "@/lib/client/sources";
import { usersQuery } from "@/lib/client/users";

/** Longer than this it is cut in a line, and shown in full on demand. */
const lineLengthMax = 72;

/** One key: what it is, of which source and dashboard, how often it was found, and its full text on demand. */
export function HotKeyItem({ hot }: { hot: HotKey }) {
  const t = useTranslations("admin.cache.hottest");
  const words = useCacheWords();
  const [shown, setShown] = useState(false);
  const textId = useId();
  const isSql = hot.kind === "query-result";
  const subject = useSubject(hot);
  return (
    <li className={classes.item}>
      <div className={classes.what}>
        <span className={classes.kind}>{words.kind(hot.kind).name}</span>
        <Places hot={hot} />
        {subject === null ? null : (
          <code className={classes.subject} title={isSql ? undefined : hot.subject}>
            {subject}
          </code>
        )}
      </div>
      <div className={classes.figures}>
        <strong>{t("hits", { count: hot.hits })}</strong>
        <span>
          {words.size(hot.bytes)} · {t("age", { age: words.time(hot.ageSeconds) })}
        </span>
      </div>
      <div className={classes.act}>
        {isSql || (subject?.length ?? 0) > lineLengthMax ? (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            aria-expanded={shown}
            aria-controls={shown ? textId : undefined}
            onClick={() => setShown(!shown)}
          >
            {t(isSql ? (shown ? "hideSql" : "showSql") : shown ? "hideAll" : "showAll")}
          </Button>
        ) : null}
      </div>
      {shown ? (
        <div className={classes.text} id={textId}>
          {isSql ? <SqlView sql={hot.subject} dialect={null} /> : <Code block>{hot.subject}</Code>}
        </div>
      ) : null}
    </li>
  );
}

/** What it is, on one line. **Nulls** there is no more to say: it is the only one, or named already as a source or a dashboard. */
function useSubject({ kind, subject, sourceId, dashboardId }: HotKey): string | null {
  const users = useQuery({ ...usersQuery(), enabled: kind === "user" });
  if (["", "all", sourceId, dashboardId].includes(subject)) return null;
  const person = kind === "user" ? users.data?.find(({ id }) => id === subject) : undefined;
  return person?.name ?? subject.replaceAll(/\s+/g, " ").trim();
}

/** The source and the dashboard that it is of, by their names as far as the reader may know them. */
function Places({ hot: { sourceId, dashboardId } }: { hot: HotKey }) {
  const t = useTranslations("admin.cache.hottest");
  const sources = useQuery(sourcesQuery());
  const dashboards = useQuery(dashboardsQuery());
  const source = sources.data?.find(({ id }) => id === sourceId);
  const dashboard = dashboards.data?.find(({ id }) => id === dashboardId);
  return (
    <>
      {sourceId !== null && sources.data ? (
        <Place href={source ? `/data/${sourceId}` : null}>{source?.name ?? t("goneSource")}</Place>
      ) : null}
      {dashboardId !== null && dashboards.data ? (
        <Place href={dashboard ? `/dashboards/${dashboardId}` : null}>{dashboard?.title ?? t("closedDashboard")}</Place>
      ) : null}
    </>
  );
}

function Place({ href, children }: { href: string | null; children: ReactNode }) {
  return (
    <span className={classes.place}>
      {href === null ? (
        children
      ) : (
        <Anchor component={Link} href={href} size="sm">
          {children}
        </Anchor>
      )}
    </span>
  );
}
