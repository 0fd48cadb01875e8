"use client";

import { ActionIcon, Anchor, Badge, Checkbox, Menu, Table, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDots, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import classes from "@/components/quality/runs/runs.module.css";
import { useRunWords } from "@/components/quality/runs/use-run-words";
import { notifyFailure } from "@/components/ui/notify-failure";
import { deleteQualityRun, qualityRunsQuery, questionSetQuery } from "@/lib/client/quality";
import type { QualityRun } from "@/lib/quality/schema";

type RunRowProps = {
  run: QualityRun;
  number: number;
  chosen: boolean;
  mayChoose: boolean;
  onToggle: () => void;
};

/** One run with its figures; its name leads to its questions. */
export function RunRow({ run, number, chosen, mayChoose, onToggle }: RunRowProps) {
  const t = useTranslations("quality.runs");
  const words = useRunWords();
  return (
    <Table.Tr data-chosen={chosen || undefined}>
      <Table.Td>
        <Checkbox
          size="xs"
          aria-label={t("choose", { number })}
          checked={chosen}
          disabled={!mayChoose || run.done === 0}
          onChange={onToggle}
        />
      </Table.Td>
      <Table.Td>
        <RunName run={run} number={number} />
      </Table.Td>
      <Table.Td>
        <strong className={classes.figure}>{words.share(run.right, run.done)}</strong>
        <Text size="xs" c="dimmed" style={{ whiteSpace: "nowrap" }}>
          {t("ofTotal", { part: run.right, total: run.done })}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {run.confident === 0
          ? t("none")
          : t("confidentCell", {
              coverage: words.share(run.confident, run.done),
              right: words.share(run.confidentRight, run.confident),
            })}
      </Table.Td>
      <Table.Td visibleFrom="sm" ta="right">
        {run.clarified}
      </Table.Td>
      <Table.Td visibleFrom="sm" ta="right">
        {run.refused}
      </Table.Td>
      <Table.Td visibleFrom="sm" ta="right">
        {words.tokens(run)}
      </Table.Td>
      <Table.Td visibleFrom="sm" ta="right" style={{ whiteSpace: "nowrap" }}>
        {words.time(run)}
      </Table.Td>
      <Table.Td>
        <RunMenu run={run} number={number} />
      </Table.Td>
    </Table.Tr>
  );
}

function RunName({ run, number }: { run: QualityRun; number: number }) {
  const t = useTranslations("quality.runs");
  const words = useRunWords();
  return (
    <>
      <span className={classes.name}>
        <Anchor
          component={Link}
          href={`/admin/quality/${run.setId}/compare?runs=${run.id}`}
          size="sm"
          fw={500}
          aria-label={t("open", { number })}
        >
          {t("number", { number })} · {words.engine(run)}
        </Anchor>
        <Status run={run} />
      </span>
      <Text size="xs" c="dimmed" suppressHydrationWarning>
        {[words.at(run.startedAt), run.startedByName && t("startedBy", { name: run.startedByName }), run.model]
          .filter(Boolean)
          .join(" · ")}
      </Text>
      {run.status === "failed" || run.status === "stopped" ? <Ending run={run} /> : null}
    </>
  );
}

function Status({ run: { status } }: { run: QualityRun }) {
  const t = useTranslations("quality.runs.status");
  if (status === "done") return null;
  return (
    <Badge variant="light" color={status === "failed" ? "red" : "gray"} size="sm" radius="sm" tt="none" fw={500}>
      {t(status)}
    </Badge>
  );
}

/** Why a run did not reach its end, and how far it came. */
function Ending({ run: { error, done, total } }: { run: QualityRun }) {
  const t = useTranslations("quality.runs");
  const errors = useTranslations("errors");
  const key = error?.code.replace("/", ".");
  return (
    <Text size="xs" c={error ? "var(--q-bad)" : "dimmed"} maw={360} style={{ whiteSpace: "normal" }}>
      {error && key && errors.has(key) ? `${errors(key, error.params)} ` : null}
      {t("doneOf", { done, total })}
    </Text>
  );
}

function RunMenu({ run, number }: { run: QualityRun; number: number }) {
  const t = useTranslations("quality.runs");
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteQualityRun(run.id),
    onSuccess: async () => {
      notifications.show({ message: t("deleted", { number }) });
      await client.invalidateQueries({ queryKey: qualityRunsQuery(run.setId).queryKey });
      await client.invalidateQueries({ queryKey: questionSetQuery(run.setId).queryKey, exact: true });
    },
    onError: (error) => notifyFailure(error),
  });
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={t("actionsOf", { number })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => remove.mutate()}>
          {t("delete")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
