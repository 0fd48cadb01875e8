"use client";

import { Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import classes from "@/components/sources/tables/column/column.module.css";
import { columnPicture } from "@/components/sources/tables/column/column-picture";
import { LargePicture } from "@/components/sources/tables/column/large-picture";
import { SmallPicture } from "@/components/sources/tables/column/small-picture";
import { useValueText } from "@/components/sources/tables/column/use-value-text";
import type { SemanticColumn } from "@/lib/semantic/schema";

const percent = { style: "percent", maximumFractionDigits: 1 } as const;
const isKnown = (value: number | null | undefined): value is number => value !== null && value !== undefined;

/** A column's values in a row of a table: a small picture, how many there are and how many are missing, and the ends. */
export function ColumnGlance({ column }: { column: SemanticColumn }) {
  const facts = useFacts(column);
  return (
    <div className={classes.glance}>
      <SmallPicture picture={columnPicture(column)} />
      <div className={classes.facts}>
        <div>{[facts.distinct, facts.empty].filter((fact) => fact !== null).join(" · ")}</div>
        <div className={classes.range} title={facts.range ?? undefined}>
          {facts.range}
        </div>
      </div>
    </div>
  );
}

/** All figures of a column's values, with a picture that says what they are. Values about people are not named. */
export function ColumnStatistics({ column }: { column: SemanticColumn }) {
  const t = useTranslations("meaning.column");
  const text = useValueText(column);
  const format = useFormatter();
  const { distinct } = useFacts(column);
  const picture = columnPicture(column);
  const ends = column.personal ? [] : [["smallest", column.min] as const, ["largest", column.max] as const];
  const rows = [
    [
      "distinct",
      column.unique ? distinct : column.distinctCount === null ? null : format.number(column.distinctCount),
    ] as const,
    ["empty", isKnown(column.nullFraction) ? format.number(column.nullFraction, percent) : null] as const,
    ...ends.map(([name, value]) => [name, value === null ? null : text(value)] as const),
  ];
  if (rows.every(([, value]) => value === null)) return <Text size="sm">{t("nothingKnown")}</Text>;
  return (
    <div className={classes.statistics}>
      <dl className={classes.figures}>
        {rows.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{t(name)}</dt>
              <dd title={value}>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {column.personal ? (
        <Text size="xs" c="dimmed">
          {t("personalValues")}
        </Text>
      ) : picture ? (
        <LargePicture column={column} picture={picture} />
      ) : null}
      <Text size="xs" c="dimmed">
        {t("sampled")}
      </Text>
    </div>
  );
}

function useFacts(column: SemanticColumn) {
  const t = useTranslations("meaning.column");
  const format = useFormatter();
  const text = useValueText(column, "day");
  const { distinctCount, nullFraction, personal, unique } = column;
  return {
    distinct: distinctCount === null ? null : unique ? t("allDistinct") : t("distinctCount", { count: distinctCount }),
    empty: isKnown(nullFraction) ? t("emptyShare", { share: format.number(nullFraction, percent) }) : null,
    range: personal ? t("personalShort") : (namesOf(column, text) ?? rangeOf(column, text)),
  };
}

/** The ends of what has an order; of texts the first and last in the alphabet tell nothing. */
function rangeOf({ min, max }: SemanticColumn, text: (value: string) => string): string | null {
  if (min === null || max === null) return null;
  return min === max ? text(min) : `${text(min)} – ${text(max)}`;
}

const nameCountMax = 4;

/** The most frequent of texts that repeat; null where there are none. */
function namesOf({ type, frequentValues }: SemanticColumn, text: (value: string) => string): string | null {
  const repeat = frequentValues.some(({ count }) => count > 1);
  if (!repeat || (type !== "text" && type !== "boolean")) return null;
  return frequentValues
    .slice(0, nameCountMax)
    .map(({ value }) => text(value))
    .join(", ");
}
