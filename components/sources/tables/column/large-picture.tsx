"use client";

import { Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import type { ColumnPicture } from "@/components/sources/tables/column/column-picture";
import classes from "@/components/sources/tables/column/picture.module.css";
import { useValueText } from "@/components/sources/tables/column/use-value-text";
import type { SemanticColumn } from "@/lib/semantic/schema";

type LargePictureProps = { column: SemanticColumn; picture: ColumnPicture };

/** How the values of a column lie, with what they are. */
export function LargePicture({ column, picture }: LargePictureProps) {
  return picture.kind === "histogram" ? (
    <Histogram column={column} picture={picture} />
  ) : (
    <ValueList column={column} picture={picture} />
  );
}

type Of<Kind> = { column: SemanticColumn; picture: Extract<ColumnPicture, { kind: Kind }> };

const height = 88;

function Histogram({ column, picture: { counts, from, to } }: Of<"histogram">) {
  const t = useTranslations("meaning.column");
  const text = useValueText(column);
  const largest = Math.max(...counts);
  const step = 100 / counts.length;
  return (
    <figure className={classes.frame}>
      <svg
        className={classes.histogram}
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t("histogram", { from: text(from), to: text(to) })}
      >
        {counts.map((count, index) => {
          const size = count === 0 ? 0 : Math.max(1.5, (count / largest) * height);
          const key = `${index}`;
          return <rect key={key} x={index * step} y={height - size} width={step * 0.94} height={size} />;
        })}
      </svg>
      <figcaption className={classes.scale}>
        <span>{text(from)}</span>
        <span>{text(to)}</span>
      </figcaption>
    </figure>
  );
}

function ValueList({ column, picture: { values, others } }: Of<"values">) {
  const t = useTranslations("meaning.column");
  const format = useFormatter();
  const text = useValueText(column);
  const largest = Math.max(...values.map(({ count }) => count));
  return (
    <>
      <ol className={classes.bars} aria-label={t("topValues")}>
        {values.map(({ value, count }) => (
          <li key={value} className={classes.bar}>
            <span className={classes.word} title={value}>
              {value === "" ? t("emptyText") : text(value)}
            </span>
            <svg
              className={classes.track}
              viewBox="0 0 100 8"
              preserveAspectRatio="none"
              width="100%"
              aria-hidden="true"
            >
              <rect className={classes.fill} width={Math.max(1, (100 * count) / largest)} height={8} />
            </svg>
            <span className={classes.figure}>{format.number(count)}</span>
          </li>
        ))}
      </ol>
      {others > 0 ? (
        <Text size="xs" c="dimmed" mt={6}>
          {t("otherValues", { count: others })}
        </Text>
      ) : null}
    </>
  );
}
