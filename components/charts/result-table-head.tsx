"use client";

import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { Header } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import type { TableFeatures, TableRow } from "@/components/charts/result-table";
import classes from "@/components/charts/result-table.module.css";
import { isRightAligned } from "@/components/charts/result-table-texts";
import type { ResultSet } from "@/lib/execute/schema";

type ResultTableHeadProps = {
  result: ResultSet;
  widthsPx: readonly number[];
  headers: readonly Header<TableFeatures, TableRow, unknown>[];
};

const ariaSort = { asc: "ascending", desc: "descending" } as const;

/** The head row: each name is a button that sorts by its column. */
export function ResultTableHead({ result, widthsPx, headers }: ResultTableHeadProps) {
  const t = useTranslations("charts.table");
  return (
    <thead className={classes.head}>
      <tr>
        {headers.map((header, index) => {
          const column = result.columns[index];
          if (!column) return null;
          const sorted = header.column.getIsSorted();
          const Arrow = sorted === "desc" ? IconArrowDown : IconArrowUp;
          return (
            <th
              key={header.id}
              scope="col"
              style={{ width: widthsPx[index] }}
              data-right={isRightAligned(column) || undefined}
              aria-sort={sorted ? ariaSort[sorted] : "none"}
            >
              <button
                type="button"
                className={classes.sort}
                title={column.label}
                aria-label={t("sortBy", { column: column.label })}
                onClick={header.column.getToggleSortingHandler()}
              >
                <span className={classes.name}>{column.label}</span>
                <Arrow
                  size={14}
                  aria-hidden="true"
                  className={classes.arrow}
                  data-shown={sorted !== false || undefined}
                />
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
