"use client";

import { Button, UnstyledButton } from "@mantine/core";
import { IconFocus2, IconTable } from "@tabler/icons-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { PickedCardProps } from "@/components/sources/diagram/card/picked-card";
import classes from "@/components/sources/diagram/card/picked-card.module.css";
import { useJoinSentence } from "@/components/sources/diagram/join/use-join-sentence";
import { labelIn } from "@/lib/semantic/label-in";
import type { Entity } from "@/lib/semantic/schema";

type TableCardProps = Pick<PickedCardProps, "model" | "onPick" | "onFocus"> & { entity: Entity };

/** One table: what it is, and its relationships, each a step away. */
export function TableCard({ model, entity, onPick, onFocus }: TableCardProps) {
  const t = useTranslations("diagram");
  const locale = useLocale();
  const sentence = useJoinSentence(model);
  const { zh } = entity.translations ?? {};
  const description = (locale === "zh" ? zh?.description : undefined) ?? entity.description;
  const joins = model.joins.filter(({ from, to }) => from.entity === entity.id || to.entity === entity.id);
  return (
    <section aria-label={labelIn(entity, locale)}>
      <h3 className={classes.title}>{labelIn(entity, locale)}</h3>
      {description ? <p className={classes.text}>{description}</p> : null}
      <p className={classes.text}>{t("columnCount", { count: entity.columns.length })}</p>
      <h4 className={classes.heading}>{t("relationships", { count: joins.length })}</h4>
      <ul className={classes.list}>
        {joins.map((join) => (
          <li key={join.id}>
            <UnstyledButton className={classes.item} onClick={() => onPick({ kind: "join", id: join.id })}>
              {sentence(join)}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <div className={classes.actions}>
        <Button variant="default" leftSection={<IconFocus2 size={16} />} onClick={() => onFocus(entity.id)}>
          {t("focus")}
        </Button>
        <Button
          component={Link}
          href={`/data/${model.sourceId}?tab=tables&table=${encodeURIComponent(entity.id)}`}
          variant="default"
          leftSection={<IconTable size={16} />}
        >
          {t("open")}
        </Button>
      </div>
    </section>
  );
}
