import { useEffect, useMemo, useState } from "react";
import { runAtOnce, runInSlices } from "@/components/charts/table/run-in-slices";
import { orderByRank, type RowRanks, rankRows } from "@/lib/chart/rank-rows";
import type { ResultSet } from "@/lib/execute/schema";

export type RowSort = { readonly index: number; readonly descending: boolean };
/** Places of rows in the result, in the order of the table; null: as the query had them. */
export type RowOrder = Uint32Array | null;

/** Up to here sorting is done before anybody could see that it takes time. */
const atOnceRowCountMax = 2_000;

/** Ranks are worth keeping: the way back from descending to ascending is then immediate. */
const known = new WeakMap<ResultSet, Map<number, RowRanks>>();
const ranksOf = (result: ResultSet, index: number) => known.get(result)?.get(index) ?? null;
function keepRanks(result: ResultSet, index: number, ranks: RowRanks): RowRanks {
  const kept = known.get(result) ?? new Map<number, RowRanks>();
  known.set(result, kept.set(index, ranks));
  return ranks;
}

/** The rows in the order somebody chose. While a long table is being sorted, the order before stays. */
export function useRowOrder(result: ResultSet, sort: RowSort | null): { order: RowOrder; isSorting: boolean } {
  const [ranked, setRanked] = useState<{ result: ResultSet; index: number; ranks: RowRanks } | null>(null);
  const [before, setBefore] = useState<{ result: ResultSet; order: RowOrder } | null>(null);
  const index = sort?.index ?? null;
  const isShort = result.rows.length <= atOnceRowCountMax;
  const ranks = useMemo(() => {
    if (index === null) return null;
    const kept = ranksOf(result, index);
    if (kept !== null) return kept;
    if (isShort) return keepRanks(result, index, runAtOnce(rankRows(result, index)));
    return ranked?.result === result && ranked.index === index ? ranked.ranks : null;
  }, [result, index, isShort, ranked]);

  // The browser's own turns: the work is done between its frames.
  useEffect(() => {
    if (index === null || ranks !== null) return;
    const leaving = new AbortController();
    const work = async () => {
      const made = await runInSlices(rankRows(result, index), leaving.signal);
      if (made !== null) setRanked({ result, index, ranks: keepRanks(result, index, made) });
    };
    work();
    return () => leaving.abort();
  }, [result, index, ranks]);

  const isSorting = sort !== null && ranks === null;
  const order = useMemo(() => (sort && ranks ? orderByRank(ranks, sort.descending) : null), [sort, ranks]);
  if (!isSorting && (before?.result !== result || before.order !== order)) setBefore({ result, order });
  const standing = before?.result === result ? before.order : null;
  return { order: isSorting ? standing : order, isSorting };
}
