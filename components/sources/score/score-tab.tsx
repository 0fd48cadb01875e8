"use client";

import { Badge, Text } from "@mantine/core";
import { IconArrowRight, IconCircleCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { ScoreRing } from "@/components/sources/score/score-ring";
import classes from "@/components/sources/score/score-tab.module.css";
import type { SourceTabProps } from "@/components/sources/view/source-tab-props";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinesSkeleton } from "@/components/ui/skeletons";
import { contextScoreQuery } from "@/lib/client/source-meaning";
import type { ContextScore, ScoreTodo } from "@/lib/semantic/score/schema";

/** How well questions can be answered from what is known of the data, what that is made of, and what would help most. */
export function ScoreTab({ model }: SourceTabProps) {
  const score = useQuery(contextScoreQuery(model.sourceId));
  if (score.isPending) return <LinesSkeleton lines={8} height={32} />;
  if (score.isError) return <ErrorState error={score.error} onRetry={() => score.refetch()} />;
  return (
    <div className={classes.page}>
      <Parts score={score.data} />
      <Todo sourceId={model.sourceId} todo={score.data.todo} />
    </div>
  );
}

function Parts({ score: { score, parts } }: { score: ContextScore }) {
  const t = useTranslations("score");
  const format = useFormatter();
  return (
    <section className={classes.card} aria-label={t("label")}>
      <ScoreRing score={score} label={t("of", { score: format.number(score, { maximumFractionDigits: 0 }) })} />
      <Text size="sm" c="dimmed" ta="center" mt="xs" mb="md">
        {t(score >= 80 ? "good" : score >= 50 ? "fair" : "poor")}
      </Text>
      <ul className={classes.parts}>
        {parts.map(({ part, score: own, weight }) => (
          <li key={part} title={t(`hints.${part}`)}>
            <span className={classes.partName}>
              {t(`parts.${part}`)}
              <span className={classes.weight}>
                {t("weight", { share: format.number(weight, { style: "percent" }) })}
              </span>
            </span>
            <span className={classes.partScore}>{format.number(own, { maximumFractionDigits: 0 })}</span>
            <span className={classes.track} aria-hidden="true">
              <span className={classes.filled} style={{ width: `${Math.min(100, Math.max(0, own))}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Todo({ sourceId, todo }: { sourceId: string; todo: readonly ScoreTodo[] }) {
  const t = useTranslations("score");
  if (todo.length === 0)
    return <EmptyState icon={<IconCircleCheck size={24} />} title={t("doneTitle")} body={t("doneBody")} />;
  return (
    <section aria-labelledby="score-todo">
      <h2 id="score-todo" className={classes.heading}>
        {t("todo")}
      </h2>
      <ol className={classes.todo}>
        {todo.map((item) => (
          <TodoItem key={`${item.code} ${item.search} ${item.entity}`} sourceId={sourceId} item={item} />
        ))}
      </ol>
    </section>
  );
}

function TodoItem({ sourceId, item: { code, params, gain, search } }: { sourceId: string; item: ScoreTodo }) {
  const t = useTranslations("score");
  const words = useTranslations("data.score");
  const format = useFormatter();
  const key = `todo.${code}`;
  // The server may know more to do than this page has words for.
  if (!words.has(key)) return null;
  return (
    <li>
      <Link href={`/data/${sourceId}?${search}`} className={classes.item}>
        <span className={classes.words}>
          {words(key, params)}
          {typeof params.asked === "number" ? (
            <span className={classes.asked}>{words("asked", { asked: params.asked })}</span>
          ) : null}
        </span>
        <Badge variant="light" color="green" radius="sm" tt="none" fw={500}>
          {t("gain", { gain: format.number(gain, { maximumFractionDigits: 1 }) })}
        </Badge>
        <IconArrowRight size={16} aria-hidden="true" />
      </Link>
    </li>
  );
}
