"use client";

import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { useClipboard, useDisclosure } from "@mantine/hooks";
import { IconCheck, IconCode, IconCopy, IconDownload, IconLayoutGridAdd, IconPencilCode } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "@/components/chat/answer/answer.module.css";
import { ChartMenu } from "@/components/chat/answer/chart-menu";
import type { Answer } from "@/components/chat/answer/read-answer";
import { useAnswerMarkdown } from "@/components/chat/answer/use-answer-markdown";
import { AddToDashboard } from "@/components/dashboards/add-to-dashboard";
import { AddToSet } from "@/components/quality/add-to-set";
import { useViewer } from "@/components/shell/viewer-context";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useCutNotice } from "@/components/ui/use-cut-notice";
import { VerifyAnswer } from "@/components/verified/verify-answer";
import type { ChartSpec } from "@/lib/chart/schema";
import type { AnswerParts } from "@/lib/chat/schema";
import { downloadFile } from "@/lib/client/download";
import { queryExportPath, useKeepChartChoice } from "@/lib/client/queries";

/** What a dashboard is made of comes over the wire only for those who design. */
const DragAnswer = dynamic(() => import("@/components/dashboards/drag-answer").then((m) => m.DragAnswer), {
  ssr: false,
});

type AnswerActionsProps = {
  answer: Answer & { sql: AnswerParts["sql"]; rows: AnswerParts["rows"] };
  question: string;
  /** The chart as it is shown now. */
  spec: ChartSpec | null;
  onSpec: (spec: ChartSpec) => void;
  /** Whether its SQL is being edited. */
  writing: boolean;
  onWrite: () => void;
  receiptOpened: boolean;
  onReceipt: () => void;
};

/** What can be done with an answer. */
export function AnswerActions(props: AnswerActionsProps) {
  const { answer, question, spec, onSpec, writing, onWrite, receiptOpened, onReceipt } = props;
  const t = useTranslations("ask.actions");
  const { mayEditDashboards, mayEditMeaning } = useViewer();
  const [adding, add] = useDisclosure(false);
  const clipboard = useClipboard({ timeout: 2_000 });
  const { sql, rows, chart } = answer;
  const toMarkdown = useAnswerMarkdown();
  const copy = () => clipboard.copy(toMarkdown(answer));
  const keepChoice = useKeepChartChoice(sql.queryId);
  const choose = (chosen: ChartSpec, isOwn: boolean) => {
    onSpec(chosen);
    const columns = rows.result.columns.map(({ name, role, type }) => ({ name, role, type }));
    // The picture has changed already: only that it will not be remembered is worth a word.
    const onError = (error: unknown) => notifyFailure(error, t("chartNotKept"));
    keepChoice.mutate({ columns, chart: isOwn ? chosen : null }, { onError });
  };
  const sayCut = useCutNotice();
  const download = useMutation({
    mutationFn: () => downloadFile(queryExportPath(sql.queryId)),
    onSuccess: sayCut,
    onError: (error) => notifyFailure(error, t("downloadFailed")),
  });

  return (
    <div className={classes.actions}>
      {chart && spec ? <ChartMenu recommendation={chart} spec={spec} onChoose={choose} /> : null}
      <span className={classes.push} />
      <IconAction label={t(receiptOpened ? "hideSql" : "showSql")} onClick={onReceipt} expanded={receiptOpened}>
        <IconCode size={17} />
      </IconAction>
      <IconAction label={t("editSql")} onClick={onWrite} expanded={writing} keys="s">
        <IconPencilCode size={17} />
      </IconAction>
      <IconAction label={t(clipboard.copied ? "copied" : "copy")} onClick={copy} keys="c">
        {clipboard.copied ? <IconCheck size={17} /> : <IconCopy size={17} />}
      </IconAction>
      <IconAction label={t("download")} onClick={() => download.mutate()} loading={download.isPending}>
        <IconDownload size={17} />
      </IconAction>
      {mayEditMeaning ? <AddToSet queryId={sql.queryId} /> : null}
      {/* Only a whole answer can be vouched for. */}
      {answer.receipt ? <VerifyAnswer question={question} sql={sql} receipt={answer.receipt} chart={spec} /> : null}
      {mayEditDashboards && spec ? (
        <>
          <DragAnswer sql={sql} chart={spec} question={question} onAdd={add.open} />
          <Button variant="default" px={10} aria-label={t("addToDashboard")} onClick={add.open}>
            <IconLayoutGridAdd size={16} />
            <span className={classes.label}>{t("addToDashboard")}</span>
          </Button>
        </>
      ) : null}
      {spec ? (
        <AddToDashboard
          opened={adding}
          onClose={add.close}
          pinned={{ queryId: sql.queryId }}
          chart={spec}
          title={question}
        />
      ) : null}
    </div>
  );
}

type IconActionProps = {
  label: string;
  onClick: () => void;
  expanded?: boolean;
  /** Its single key, see `useShortcuts`. */
  keys?: string;
  loading?: boolean;
  children: ReactNode;
};

function IconAction({ label, onClick, expanded, keys, loading, children }: IconActionProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        aria-expanded={expanded}
        aria-keyshortcuts={keys}
        loading={loading}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
