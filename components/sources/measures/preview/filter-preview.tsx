"use client";

import { useFormatter, useTranslations } from "next-intl";
import { ResultTable } from "@/components/charts/result-table";
import classes from "@/components/sources/measures/preview/part-preview.module.css";
import type { ModelPreview } from "@/lib/pipeline/schema";

/** How many rows meet a condition of how many, and the first that do. */
export function FilterPreview({ preview }: { preview: Extract<ModelPreview, { kind: "filter" }> }) {
  const t = useTranslations("measures.preview");
  const format = useFormatter();
  const { matching, total, rows } = preview;
  const share = total === 0 ? 0 : matching / total;
  return (
    <>
      <p className={classes.share}>
        <span className={classes.figure}>{format.number(matching)}</span>
        {t("ofRows", { total: format.number(total), share: format.number(share, { style: "percent" }) })}
      </p>
      <div className={classes.bar} aria-hidden="true">
        <div className={classes.filled} style={{ width: `${share * 100}%` }} />
      </div>
      {rows.rows.length > 0 ? (
        <>
          <p className={classes.caption}>{t("firstRows")}</p>
          <ResultTable result={rows} height={190} />
        </>
      ) : null}
    </>
  );
}
