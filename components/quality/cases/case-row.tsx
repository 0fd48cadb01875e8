"use client";

import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCornerDownRight, IconDots, IconPencil, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CaseForm } from "@/components/quality/cases/case-form";
import classes from "@/components/quality/cases/case-table.module.css";
import { GoldProblem, GoldVerdict, useGoldCheck } from "@/components/quality/cases/gold-check";
import { notifyFailure } from "@/components/ui/notify-failure";
import { deleteQuestionCase, questionCasesQuery } from "@/lib/client/quality";
import type { QuestionCase, QuestionSet } from "@/lib/quality/schema";

type CaseRowProps = { set: QuestionSet; questionCase: QuestionCase };

/** One question with its SQL; it is edited where it stands, and a follow-up is written below it. */
export function CaseRow({ set, questionCase }: CaseRowProps) {
  const [open, setOpen] = useState<"edit" | "follow-up" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      {open === "edit" ? null : (
        <ShownCase
          set={set}
          questionCase={questionCase}
          onEdit={() => setOpen("edit")}
          onFollowUp={() => setOpen("follow-up")}
        />
      )}
      {open === null ? null : (
        <tr className={classes.editing}>
          <td colSpan={3}>
            <CaseForm
              set={set}
              subject={
                open === "edit"
                  ? { kind: "edit", questionCase }
                  : { kind: "new", followUpOf: { id: questionCase.id, question: questionCase.question } }
              }
              onDone={close}
            />
          </td>
        </tr>
      )}
    </>
  );
}

type ShownCaseProps = CaseRowProps & { onEdit: () => void; onFollowUp: () => void };

function ShownCase({ set, questionCase, onEdit, onFollowUp }: ShownCaseProps) {
  const t = useTranslations("quality.cases");
  const { question, goldSql, turn } = questionCase;
  const check = useGoldCheck(set.sourceId, goldSql);
  return (
    <tr className={classes.row}>
      <td>
        <div className={turn > 1 ? `${classes.question} ${classes.followUp}` : classes.question}>
          {turn > 1 ? (
            <IconCornerDownRight size={16} className={classes.turn} role="img" aria-label={t("turn")} />
          ) : null}
          <span>{question}</span>
        </div>
      </td>
      <td>
        <code className={classes.sql} title={goldSql}>
          {goldSql}
        </code>
        <GoldProblem check={check} />
      </td>
      <td>
        <div className={classes.tools}>
          <GoldVerdict check={check} />
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            loading={check.isFetching}
            aria-label={t("checkOf", { question })}
            onClick={() => void check.refetch()}
          >
            {t("check")}
          </Button>
          <Tooltip label={t("edit")}>
            <ActionIcon aria-label={t("editOf", { question })} onClick={onEdit}>
              <IconPencil size={16} />
            </ActionIcon>
          </Tooltip>
          <CaseMenu set={set} questionCase={questionCase} onFollowUp={onFollowUp} />
        </div>
      </td>
    </tr>
  );
}

function CaseMenu({ set, questionCase, onFollowUp }: CaseRowProps & { onFollowUp: () => void }) {
  const t = useTranslations("quality.cases");
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteQuestionCase(questionCase.id),
    onSuccess: () => {
      notifications.show({ message: t("deleted") });
      client.setQueryData(questionCasesQuery(set.id).queryKey, (cases) =>
        cases?.filter(({ id }) => id !== questionCase.id),
      );
    },
    onError: (error) => notifyFailure(error),
  });
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={t("actionsOf", { question: questionCase.question })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCornerDownRight size={16} />} onClick={onFollowUp}>
          {t("followUp")}
        </Menu.Item>
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => remove.mutate()}>
          {t("delete")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
