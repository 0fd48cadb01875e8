"use client";

import { useTranslations } from "next-intl";
import classes from "@/components/charts/table/table.module.css";
import type { PreparedTable } from "@/lib/chart/prepare-table";

/** The totals of all rows, which stay in sight below them. */
export function TableFoot({ prepared, isPartial }: { prepared: PreparedTable; isPartial: boolean }) {
  const t = useTranslations("charts.table");
  const namesItself = prepared.columns[0]?.total === null;
  const name = isPartial ? t("totalOfShown") : t("total");
  return (
    <tfoot className={classes.foot}>
      <tr>
        {prepared.rowNumbers ? <td className={classes.rowNumber} /> : null}
        {prepared.columns.map(({ index, align, total }, place) => {
          if (place === 0 && namesItself) {
            return (
              <th key={index} scope="row" data-align="left">
                {name}
              </th>
            );
          }
          return (
            <td key={index} data-align={align} title={total ? t(`totals.${total.kind}`) : undefined}>
              {total ? (
                <span className={classes.total} data-align={align}>
                  {total.kind === "sum" ? null : <span className={classes.kind}>{t(`totals.${total.kind}`)}</span>}
                  <span className={classes.figure}>{total.text}</span>
                </span>
              ) : null}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}
