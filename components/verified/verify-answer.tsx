"use client";

import { Button, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconRosetteDiscountCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useViewer } from "@/components/shell/viewer-context";
import { VerifiedMenu } from "@/components/verified/answer/verified-menu";
import { VerifyDialog } from "@/components/verified/answer/verify-dialog";
import classes from "@/components/verified/verify-answer.module.css";
import type { ChartSpec } from "@/lib/chart/schema";
import type { AnswerParts } from "@/lib/chat/schema";
import { verifiedQuestionsQuery } from "@/lib/client/verified-questions";

type VerifyAnswerProps = {
  /** As it was asked. */
  question: string;
  sql: AnswerParts["sql"];
  receipt: AnswerParts["receipt"];
  /** The chart as it is shown now: it is verified with the answer. */
  chart: ChartSpec | null;
};

/** Vouching for an answer, and taking that back; only for those who may. */
export function VerifyAnswer(props: VerifyAnswerProps) {
  return useViewer().mayVerify ? <VerifyControl {...props} /> : null;
}

const focusOn = (button: HTMLButtonElement | null) => button?.focus({ preventScroll: true });

function VerifyControl({ question, sql, receipt, chart }: VerifyAnswerProps) {
  const t = useTranslations("verified.verify");
  const [opened, dialog] = useDisclosure(false);
  const [changed, setChanged] = useState(false);
  // One button takes the place of the other: the focus moves along instead of being lost.
  const shared = { sourceId: sql.sourceId, buttonRef: changed ? focusOn : null };
  const { data: entries } = useQuery(verifiedQuestionsQuery(sql.sourceId));
  const entry = entries?.find(({ id, sql: known }) => id === receipt.verified?.id || known === sql.sql);
  const answer = { queryId: sql.queryId, chart };
  if (entry) {
    // With other values in it, this answer is that of the question as it was asked here.
    const own = entry.sql === sql.sql ? entry.question : question;
    return (
      <VerifiedMenu
        {...shared}
        entry={entry}
        answer={{ ...answer, question: own }}
        onTakenBack={() => setChanged(true)}
      />
    );
  }
  return (
    <>
      <Tooltip label={t("hint")}>
        <Button ref={shared.buttonRef} variant="default" px={10} aria-label={t("action")} onClick={dialog.open}>
          <IconRosetteDiscountCheck size={16} />
          <span className={classes.label}>{t("action")}</span>
        </Button>
      </Tooltip>
      <VerifyDialog
        opened={opened}
        onClose={dialog.close}
        sourceId={shared.sourceId}
        answer={answer}
        onVerified={() => setChanged(true)}
        // What was pasted as SQL is no question; SQL that was edited by hand answers one.
        question={receipt.engine === "sql" && receipt.understood === sql.sql ? "" : question}
      />
    </>
  );
}
