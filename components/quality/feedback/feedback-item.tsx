"use client";

import { Badge, Button, Collapse, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconThumbDown, IconThumbUp } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { useId } from "react";
import classes from "@/components/quality/feedback/feedback.module.css";
import { FeedbackActions } from "@/components/quality/feedback/feedback-actions";
import { SqlView } from "@/components/ui/sql-view";
import type { AnswerFeedback } from "@/lib/quality/schema";
import type { SourceKind } from "@/lib/source/schema";

type FeedbackItemProps = { feedback: AnswerFeedback; sourceKind: SourceKind | null };

/** One word of a reader: the question, what was answered and by whom, what is wrong with it, and what can be done. */
export function FeedbackItem({ feedback, sourceKind }: FeedbackItemProps) {
  const t = useTranslations("quality.feedback");
  const reasons = useTranslations("ask.feedback.reasons");
  const [opened, { toggle }] = useDisclosure(false);
  const panelId = useId();
  const { question, understood, sql, verdict, reason, comment, resolvedAt } = feedback;
  const Icon = verdict === "up" ? IconThumbUp : IconThumbDown;
  return (
    <li className={classes.item} data-resolved={resolvedAt !== null || undefined}>
      <div className={classes.head}>
        <span className={classes.verdict} data-verdict={verdict} title={t(`verdicts.${verdict}`)}>
          <Icon size={17} aria-label={t(`verdicts.${verdict}`)} />
        </span>
        <div className={classes.words}>
          <p className={classes.question}>{question}</p>
          {understood !== null && understood !== question ? (
            <p className={classes.detail}>{t("understood", { understood })}</p>
          ) : null}
          {comment === null ? null : <p className={classes.comment}>“{comment}”</p>}
          <p className={classes.detail}>
            <OriginLine feedback={feedback} />
          </p>
        </div>
        {reason === null ? null : (
          <Badge variant="light" color="orange" className={classes.reason}>
            {reasons(reason)}
          </Badge>
        )}
      </div>
      <Group gap="xs" className={classes.actions}>
        {sql === null ? null : (
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            aria-expanded={opened}
            aria-controls={panelId}
            onClick={toggle}
          >
            {t(opened ? "hideSql" : "showSql")}
          </Button>
        )}
        <FeedbackActions feedback={feedback} />
      </Group>
      <div id={panelId}>
        <Collapse expanded={opened} keepMounted={false} transitionDuration={160}>
          {sql === null ? null : <SqlView sql={sql} dialect={sourceKind} />}
        </Collapse>
      </div>
    </li>
  );
}

/** Who answered, with what, who judged it, and when. */
function OriginLine({ feedback }: { feedback: AnswerFeedback }) {
  const t = useTranslations("quality.feedback");
  const engines = useTranslations("ask.foot.engines");
  const format = useFormatter();
  const { engine, model, promptVersion, byName, at, resolvedAt } = feedback;
  const line = [
    engine === null ? t("unanswered") : engines(engine),
    model,
    promptVersion === null ? null : t("prompt", { version: promptVersion }),
    t("by", { name: byName ?? t("formerUser") }),
    format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short" }),
    resolvedAt === null
      ? null
      : t("resolvedAt", { date: format.dateTime(new Date(resolvedAt), { dateStyle: "medium" }) }),
  ];
  return <>{line.filter((part) => part !== null).join(" · ")}</>;
}
