"use client";

import { Button } from "@mantine/core";
import { IconCheck, IconPencil, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { PickedCardProps } from "@/components/sources/diagram/card/picked-card";
import classes from "@/components/sources/diagram/card/picked-card.module.css";
import { ColumnPairs } from "@/components/sources/diagram/join/column-pairs";
import { JoinOrigin } from "@/components/sources/diagram/join/join-origin";
import { useJoinActs } from "@/components/sources/diagram/join/use-join-acts";
import { useJoinSentence } from "@/components/sources/diagram/join/use-join-sentence";
import { isSuggestedJoin } from "@/components/sources/diagram/suggested-join";
import type { Join } from "@/lib/semantic/schema";

type JoinCardProps = Pick<PickedCardProps, "model" | "canEdit" | "onWork" | "onClose"> & { join: Join };

/** One relationship: what belongs to what, by which columns, how it is known, and what can be done about it. */
export function JoinCard({ model, join, canEdit, onWork, onClose }: JoinCardProps) {
  const t = useTranslations("diagram.join");
  const sentence = useJoinSentence(model);
  const acts = useJoinActs(model);
  return (
    <section aria-label={t("label")}>
      <h3 className={classes.title}>{t("title")}</h3>
      <p className={classes.text}>{sentence(join)}</p>
      <ColumnPairs join={join} className={classes.pairs} />
      <JoinOrigin join={join} listClassName={classes.reasons} />
      {canEdit ? (
        <div className={classes.actions}>
          {isSuggestedJoin(join) ? (
            <Button leftSection={<IconCheck size={16} />} onClick={() => acts.accept([join])}>
              {t("accept")}
            </Button>
          ) : null}
          <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => onWork(join)}>
            {t("change")}
          </Button>
          <Button
            variant="subtle"
            color="red"
            leftSection={<IconTrash size={16} />}
            onClick={() => {
              acts.remove(join);
              onClose();
            }}
          >
            {t("remove")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
