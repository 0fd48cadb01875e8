"use client";

import { Button, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import classes from "@/components/sources/history/differences.module.css";
import type { ModelDifference } from "@/lib/semantic/edits/schema";

const pageSize = 200;

/** What differs between two states of a model: where, and what stood there before and after. `none` is said where nothing does. */
export function Differences({ differences, none }: { differences: readonly ModelDifference[]; none: string }) {
  const t = useTranslations("history.differences");
  const [count, setCount] = useState(pageSize);
  if (differences.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {none}
      </Text>
    );
  return (
    <>
      <Text size="xs" c="dimmed" mb={6}>
        {t("count", { count: differences.length })}
      </Text>
      <ul className={classes.list}>
        {differences.slice(0, count).map((difference) => (
          <Difference
            key={`${difference.section} ${difference.kind} ${difference.field} ${difference.path.join("\n")}`}
            difference={difference}
          />
        ))}
      </ul>
      {differences.length > count ? (
        <Button variant="subtle" size="xs" mt="xs" onClick={() => setCount((before) => before + pageSize)}>
          {t("more", { shown: count, count: differences.length })}
        </Button>
      ) : null}
    </>
  );
}

const signs = { added: "+", removed: "−", changed: "~", accepted: "✓" } as const;

function Difference({ difference }: { difference: ModelDifference }) {
  const t = useTranslations("history.differences");
  const fieldName = useFieldName();
  const { section, path, field, kind, before, after } = difference;
  const place = [...path, ...(field === null ? [] : [fieldName(field)])];
  return (
    <li className={classes.row}>
      <span className={classes.kind} data-kind={kind} role="img" aria-label={t(kind)} title={t(kind)}>
        {signs[kind]}
      </span>
      <div className={classes.what}>
        <p className={classes.path}>
          <span className={classes.section}>{t(`sections.${section}`)}</span> {place.join(" › ")}
        </p>
        {before === null || kind === "accepted" ? null : <del className={classes.before}>{before}</del>}
        {after === null ? null : <ins className={classes.after}>{after}</ins>}
      </div>
    </li>
  );
}

/** What a field is called where it is edited; as the model calls it where this page has no words for it. */
function useFieldName(): (field: string) => string {
  const own = useTranslations("history.differences.fields");
  const edited = useTranslations("meaning.fields");
  return (field) => (edited.has(field) ? edited(field) : own.has(field) ? own(field) : field);
}
