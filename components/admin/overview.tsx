"use client";

import { Anchor, Button } from "@mantine/core";
import {
  IconBolt,
  IconCircleCheck,
  IconCircleX,
  IconCoin,
  IconCpu,
  IconDatabase,
  IconRefresh,
  IconServer,
  IconSparkles,
  IconUsers,
} from "@tabler/icons-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useTransition } from "react";
import classes from "@/components/admin/overview.module.css";
import { PageHeader } from "@/components/ui/page-header";
import { useMoney } from "@/components/ui/use-money";
import type { PartState, SystemOverview } from "@/lib/http/schema";

const bytesPerMebibyte = 1_048_576;

/** How the parts of this installation are doing, each with what to do where it is missing. */
export function Overview({ state }: { state: SystemOverview }) {
  const t = useTranslations("admin.overview");
  const format = useFormatter();
  const money = useMoney();
  const router = useRouter();
  const [refreshing, startRefresh] = useTransition();
  const { parts, sources } = state;
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} />}
            loading={refreshing}
            onClick={() => startRefresh(() => router.refresh())}
          >
            {t("refresh")}
          </Button>
        }
      />
      <ul className={classes.parts} aria-label={t("parts")}>
        <Part icon={<IconServer size={18} />} name={t("store")} state={parts.store}>
          {state.storeKind === "mysql" ? t("storeMysql") : t("storeSqlite")}
        </Part>
        <Part icon={<IconBolt size={18} />} name={t("redis")} state={parts.redis}>
          {parts.redis ? t("redisOn") : t("redisOff")}
        </Part>
        <Part icon={<IconSparkles size={18} />} name={t("model")}>
          {state.model ?? t("modelOff")}
        </Part>
        <Part icon={<IconCoin size={18} />} name={t("costToday")}>
          <Anchor component={Link} href="/admin/usage?range=today" size="sm">
            {t("costTodayDetail", { money: money(state.modelCostTodayNanoUsd) })}
          </Anchor>
        </Part>
        <Part icon={<IconDatabase size={18} />} name={t("sources")}>
          {t("sourcesReady", { ready: sources.ready, total: sources.total })}
          {sources.failed > 0 ? ` · ${t("sourcesFailed", { failed: sources.failed })}` : ""}
        </Part>
        <Part icon={<IconUsers size={18} />} name={t("people")}>
          {t("peopleCount", { count: state.userCount })}
        </Part>
        <Part icon={<IconCpu size={18} />} name={t("thisProcess")}>
          {t("uptime", { since: format.relativeTime(state.startedAt) })} ·{" "}
          {t("memory", {
            megabytes: format.number(state.memoryBytes / bytesPerMebibyte, { maximumFractionDigits: 0 }),
          })}
        </Part>
      </ul>
    </>
  );
}

type PartProps = { icon: ReactNode; name: string; state?: PartState; children: ReactNode };

function Part({ icon, name, state, children }: PartProps) {
  return (
    <li className={classes.part}>
      <span className={classes.icon} aria-hidden="true">
        {icon}
      </span>
      <div className={classes.words}>
        <span className={classes.name}>{name}</span>
        <span className={classes.detail}>{children}</span>
      </div>
      {state ? <Answering state={state} /> : null}
    </li>
  );
}

function Answering({ state: { state, ms } }: { state: PartState }) {
  const t = useTranslations("admin.overview");
  const up = state === "up";
  return (
    <span className={classes.state} data-state={state}>
      {up ? <IconCircleCheck size={16} aria-hidden="true" /> : <IconCircleX size={16} aria-hidden="true" />}
      {up ? t("ok") : t("failed")} · {t("milliseconds", { ms })}
    </span>
  );
}
