import {
  columnResizingFeature,
  columnSizingFeature,
  createColumnHelper,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useMemo } from "react";
import type { RowSort } from "@/components/charts/table/use-row-order";
import type { PreparedColumn } from "@/lib/chart/prepare-table";
import type { Cell } from "@/lib/execute/schema";

/** The library keeps which column sorts and how wide each is. Rows go past it: it would make an object of each of 100,000. */
const features = tableFeatures({ rowSortingFeature, columnSizingFeature, columnResizingFeature });
const helper = createColumnHelper<typeof features, readonly Cell[]>();
const noRows: readonly (readonly Cell[])[] = [];

export const widthMinPx = 48;

/** The state of a table's columns. */
export function useTableColumns(columns: readonly PreparedColumn[]) {
  const defined = useMemo(
    () =>
      helper.columns(
        columns.map(({ index, label, column, widthPx }) =>
          helper.accessor((row) => row[index], {
            ...{ id: String(index), header: label, size: widthPx, minSize: widthMinPx, maxSize: 1_200 },
            sortDescFirst: column.role === "measure",
          }),
        ),
      ),
    [columns],
  );
  const table = useTable({
    ...{ features, columns: defined, data: noRows, manualSorting: true, enableMultiSort: false },
    columnResizeMode: "onChange",
  });
  const [sorting] = table.state.sorting;
  const sort = useMemo<RowSort | null>(
    () => (sorting ? { index: Number(sorting.id), descending: sorting.desc } : null),
    [sorting],
  );
  const totalPx = table.getTotalSize();
  // Widths that nobody has touched share what room there is; one that was drawn is as wide as it was drawn.
  const isDrawn = Object.keys(table.state.columnSizing).length > 0;
  const style = { minWidth: totalPx, ...(isDrawn && { width: totalPx }) };
  return { table, sort, style, headers: table.getHeaderGroups()[0]?.headers ?? [] };
}

export type TableColumns = ReturnType<typeof useTableColumns>;
