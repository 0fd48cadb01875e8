"use client";

import { Badge } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import classes from "@/components/sources/diagram/card/picked-card.module.css";
import { useDiagram } from "@/components/sources/diagram/diagram-context";
import { useReason } from "@/components/sources/use-reason";
import type { PolymorphicKey } from "@/lib/semantic/schema";

/** An id that leads into one of several tables, as another column says: shown, and never joined. */
export function PointerCard({ pointer }: { pointer: PolymorphicKey }) {
  const t = useTranslations("diagram.pointer");
  const format = useFormatter();
  const reason = useReason()(pointer.inferred.reason);
  const { boxes } = useDiagram();
  const labelOf = (id: string) => boxes.get(id)?.entity.label ?? id;
  return (
    <section aria-label={t("title")}>
      <h3 className={classes.title}>{t("title")}</h3>
      <p className={classes.text}>
        {t("body", { table: labelOf(pointer.entity), id: pointer.idColumn, type: pointer.typeColumn })}
      </p>
      <ul className={classes.pairs}>
        {pointer.targets.map(({ value, entity, column }) => (
          <li key={value}>
            {value} → {entity}.{column}
          </li>
        ))}
      </ul>
      <Badge variant="default" radius="sm" tt="none" fw={500}>
        {t("confidence", { share: format.number(pointer.inferred.confidence, { style: "percent" }) })}
      </Badge>
      {reason === null ? null : <p className={classes.text}>{reason}</p>}
    </section>
  );
}
