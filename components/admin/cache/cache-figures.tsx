"use client";

import { Progress } from "@mantine/core";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "@/components/admin/cache/cache-figures.module.css";
import { HitBar, HitLegend } from "@/components/admin/cache/hit-bar";
import { readShares } from "@/components/admin/cache/hit-shares";
import { useCacheWords } from "@/components/admin/cache/use-cache-words";
import type { CacheReport } from "@/lib/cache/schema";

/** How often the sources were spared, and how full each level is. */
export function CacheFigures({ report }: { report: CacheReport }) {
  const t = useTranslations("admin.cache.figures");
  const words = useCacheWords();
  const shares = readShares(report);
  return (
    <ul className={classes.figures} aria-label={t("label")}>
      <Figure
        wide
        label={t("hitRate")}
        value={shares.hitRatio === null ? "–" : words.share(shares.hitRatio)}
        beside={t("reads", { count: shares.reads })}
      >
        <HitBar shares={shares} size="md" />
        <HitLegend shares={shares} />
      </Figure>
      <ResponsesFigure responses={report.responses} />
      <MemoryFigure report={report} />
      <RedisFigure redis={report.redis} />
    </ul>
  );
}

/** Values and whole answers share one memory. */
function MemoryFigure({ report: { memory, responses } }: { report: CacheReport }) {
  const t = useTranslations("admin.cache.figures");
  const words = useCacheWords();
  const parts = [
    { said: t("values", { count: memory.entries, size: words.size(memory.bytes) }), bytes: memory.bytes },
    { said: t("ready", { count: responses.entries, size: words.size(responses.bytes) }), bytes: responses.bytes },
  ];
  return (
    <Figure
      label={t("memory")}
      value={words.size(memory.bytes + responses.bytes)}
      beside={t("of", { limit: words.size(memory.bytesMax) })}
    >
      <Capacity bytesMax={memory.bytesMax} parts={parts} />
      {parts.map(({ said }) => (
        <span key={said} className={classes.detail}>
          {said}
        </span>
      ))}
    </Figure>
  );
}

function ResponsesFigure({ responses: { hits, revalidations, misses } }: Pick<CacheReport, "responses">) {
  const t = useTranslations("admin.cache.figures");
  const words = useCacheWords();
  const requests = hits + revalidations + misses;
  if (requests === 0) {
    return (
      <Figure label={t("responses")} value="–">
        <span className={classes.detail}>{t("noRequests")}</span>
      </Figure>
    );
  }
  return (
    <Figure label={t("responses")} value={words.share((hits + revalidations) / requests)} beside={t("ofRequests")}>
      <span className={classes.detail}>
        {t("sent", { count: hits })}
        <br />
        {t("unchanged", { count: revalidations })}
        <br />
        {t("made", { count: misses })}
      </span>
    </Figure>
  );
}

type FigureProps = {
  label: string;
  value: string;
  beside?: string | null;
  redis?: "up" | "down";
  wide?: boolean;
  children: ReactNode;
};

function Figure({ label, value, beside = null, redis, wide = false, children }: FigureProps) {
  return (
    <li className={classes.figure} data-wide={wide || undefined}>
      <span className={classes.head}>
        <span className={classes.label}>{label}</span>
        {redis ? <State state={redis} /> : null}
      </span>
      <span className={classes.line}>
        <span className={classes.value}>{value}</span>
        {beside === null ? null : <span className={classes.detail}>{beside}</span>}
      </span>
      {children}
    </li>
  );
}

type CapacityProps = { bytesMax: number; parts: readonly { said: string; bytes: number }[] };

/** How much of a limit is used, and for what. */
function Capacity({ bytesMax, parts }: CapacityProps) {
  const t = useTranslations("admin.cache.figures");
  const words = useCacheWords();
  return (
    <Progress.Root size={6}>
      {parts.map(({ said, bytes }, index) => (
        <Progress.Section
          key={said}
          value={Math.min(100, (100 * bytes) / bytesMax)}
          color={index === 0 ? "indigo" : "indigo.4"}
          aria-label={t("usedFor", { what: said, share: words.share(Math.min(1, bytes / bytesMax)) })}
        />
      ))}
    </Progress.Root>
  );
}

function RedisFigure({ redis }: { redis: CacheReport["redis"] }) {
  const t = useTranslations("admin.cache.figures");
  const words = useCacheWords();
  if (redis?.state === "up" && redis.usedBytes !== null) {
    const { usedBytes, maxBytes } = redis;
    const limit = maxBytes === null ? null : t("of", { limit: words.size(maxBytes) });
    return (
      <Figure label={t("redis")} redis="up" value={words.size(usedBytes)} beside={limit}>
        {maxBytes === null ? null : <Capacity bytesMax={maxBytes} parts={[{ said: t("redis"), bytes: usedBytes }]} />}
        <span className={classes.detail}>{maxBytes === null ? t("unlimited") : t("wholeRedis")}</span>
      </Figure>
    );
  }
  const [value, body] =
    redis === null ? [t("off"), t("offBody")] : redis.state === "down" ? ["–", t("downBody")] : ["–", t("unknownSize")];
  return (
    <Figure label={t("redis")} value={value} redis={redis?.state}>
      <span className={classes.detail}>{body}</span>
    </Figure>
  );
}

function State({ state }: { state: "up" | "down" }) {
  const t = useTranslations("admin.cache.figures");
  const Icon = state === "up" ? IconCircleCheck : IconCircleX;
  return (
    <span className={classes.state} data-state={state}>
      <Icon size={14} aria-hidden="true" />
      {t(state)}
    </span>
  );
}
