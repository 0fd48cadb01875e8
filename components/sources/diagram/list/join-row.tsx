"use client";

import { ActionIcon, Group, Table, Text, Tooltip } from "@mantine/core";
import { IconCheck, IconPencil, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ColumnPairs } from "@/components/sources/diagram/join/column-pairs";
import type { JoinAtWork } from "@/components/sources/diagram/join/join-at-work";
import { JoinOrigin } from "@/components/sources/diagram/join/join-origin";
import { useJoinActs } from "@/components/sources/diagram/join/use-join-acts";
import { useJoinSentence } from "@/components/sources/diagram/join/use-join-sentence";
import classes from "@/components/sources/diagram/list/join-row.module.css";
import { isSuggestedJoin } from "@/components/sources/diagram/suggested-join";
import type { Join, SemanticModel } from "@/lib/semantic/schema";

type JoinRowProps = { model: SemanticModel; join: Join; canEdit: boolean; onWork: (work: JoinAtWork) => void };

/** One relationship of the list. */
export function JoinRow({ model, join, canEdit, onWork }: JoinRowProps) {
  const t = useTranslations("diagram.list");
  const acts = useJoinActs(model);
  const sentence = useJoinSentence(model)(join);
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm">{sentence}</Text>
      </Table.Td>
      <Table.Td>
        <ColumnPairs join={join} className={classes.pairs} />
      </Table.Td>
      <Table.Td>
        <JoinOrigin join={join} listClassName={classes.reasons} />
      </Table.Td>
      {canEdit ? (
        <Table.Td>
          <Group gap={2} justify="flex-end" wrap="nowrap">
            {isSuggestedJoin(join) ? (
              <Act name={t("accept")} of={sentence} onClick={() => acts.accept([join])}>
                <IconCheck size={16} />
              </Act>
            ) : null}
            <Act name={t("change")} of={sentence} onClick={() => onWork(join)}>
              <IconPencil size={16} />
            </Act>
            <Act name={t("remove")} of={sentence} onClick={() => acts.remove(join)}>
              <IconTrash size={16} />
            </Act>
          </Group>
        </Table.Td>
      ) : null}
    </Table.Tr>
  );
}

type ActProps = { name: string; of: string; onClick: () => void; children: ReactNode };

function Act({ name, of, onClick, children }: ActProps) {
  return (
    <Tooltip label={name}>
      <ActionIcon aria-label={`${name}: ${of}`} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
