"use client";

import { Badge, Button, Text } from "@mantine/core";
import { IconPlayerStop } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNow, useTranslations } from "next-intl";
import { useState } from "react";
import { notifyFailure } from "@/components/ui/notify-failure";
import { SqlView } from "@/components/ui/sql-view";
import { runningQueriesQuery, stopQuery } from "@/lib/client/running-queries";
import type { RunningQueryList } from "@/lib/execute/schema";
import classes from "./running-queries.module.css";

type Query = RunningQueryList["queries"][number];

/** One query: who waits for it, at which source, for how long, and the button that ends it at its engine. */
export function RunningQueryItem({ query }: { query: Query }) {
  const t = useTranslations("admin.queries");
  const [shown, setShown] = useState(false);
  const client = useQueryClient();
  const stop = useMutation({
    mutationFn: () => stopQuery(query.id),
    onError: (error) => notifyFailure(error, t("stopFailed")),
    onSettled: () => client.invalidateQueries({ queryKey: runningQueriesQuery().queryKey }),
  });
  const asked = [...new Set(query.askers.map(({ occasion }) => occasion.asked))].join(" · ");
  const names = [...new Set(query.askers.map(({ name }) => name))].join(", ");
  return (
    <li className={classes.item}>
      <div className={classes.what}>
        <Text fw={500} className={classes.asked}>
          {asked || t("nobody")}
        </Text>
        <Text size="xs" c="dimmed">
          {names ? `${names} · ` : null}
          {query.sourceName} · <Since since={query.since} />
        </Text>
      </div>
      <State query={query} />
      <div className={classes.acts}>
        <Button size="xs" variant="subtle" color="gray" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? t("hideSql") : t("showSql")}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlayerStop size={14} />}
          aria-label={t("stopNamed", { asked })}
          loading={stop.isPending || stop.isSuccess}
          onClick={() => stop.mutate()}
        >
          {t("stop")}
        </Button>
      </div>
      {shown ? (
        <div className={classes.sql}>
          <SqlView sql={query.sql} dialect={null} />
        </div>
      ) : null}
    </li>
  );
}

function State({ query }: { query: Query }) {
  const t = useTranslations("admin.queries");
  return query.state === "running" ? (
    <Badge variant="light" color="teal" tt="none">
      {t("running")}
    </Badge>
  ) : (
    <Badge variant="default" tt="none">
      {query.position === null ? t("starting") : t("waiting", { position: query.position })}
    </Badge>
  );
}

function Since({ since }: { since: string }) {
  const t = useTranslations("admin.queries");
  const now = useNow({ updateInterval: 1_000 });
  return t("since", { seconds: Math.max(0, Math.round((now.getTime() - Date.parse(since)) / 1000)) });
}
