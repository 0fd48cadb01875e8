"use client";

import { ActionIcon, Text, Tooltip } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "@/components/sources/tables/fields/fields.module.css";
import { useReason } from "@/components/sources/use-reason";
import type { EditableField, Entity, Inference, SemanticColumn } from "@/lib/semantic/schema";

type FieldRowProps = {
  field: EditableField;
  /** The table or column that it belongs to. */
  of: Pick<Entity | SemanticColumn, "inferred" | "edited">;
  /** Makes a suggestion one's own; null for those who may not. */
  onAccept: (() => void) | null;
  /** The value, or what edits it. */
  children: ReactNode;
};

/** One thing that is known of a table or column, and where it comes from: a person, the database, or a guess with its reason. */
export function FieldRow({ field, of: { inferred, edited }, onAccept, children }: FieldRowProps) {
  const t = useTranslations("meaning");
  const inference = inferred?.[field];
  return (
    <div className={classes.row}>
      <dt className={classes.name}>{t(`fields.${field}`)}</dt>
      <dd className={classes.value}>{children}</dd>
      <dd className={classes.origin}>
        {edited?.includes(field) ? (
          <Text component="span" size="xs" c="dimmed">
            {t("origin.person")}
          </Text>
        ) : inference ? (
          <Origin inference={inference} name={t(`fields.${field}`)} onAccept={onAccept} />
        ) : null}
      </dd>
    </div>
  );
}

type OriginProps = { inference: Inference; name: string; onAccept: (() => void) | null };

function Origin({ inference: { by, confidence, reason }, name, onAccept }: OriginProps) {
  const t = useTranslations("meaning.origin");
  const format = useFormatter();
  const because = useReason()(reason);
  if (by === "database") {
    return (
      <Text component="span" size="xs" c="dimmed">
        {because ?? t("database")}
      </Text>
    );
  }
  const sure = t(by, { share: format.number(confidence, { style: "percent", maximumFractionDigits: 0 }) });
  return (
    <>
      <Text component="span" size="xs" c="dimmed" className={classes.reason}>
        <span className={classes.sure}>{sure}</span>
        {because ? ` · ${because}` : null}
      </Text>
      {onAccept ? (
        <Tooltip label={t("accept")}>
          <ActionIcon size={24} color="indigo" aria-label={t("acceptField", { name })} onClick={onAccept}>
            <IconCheck size={16} />
          </ActionIcon>
        </Tooltip>
      ) : null}
    </>
  );
}
