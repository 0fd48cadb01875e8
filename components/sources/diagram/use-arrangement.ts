"use client";

import { useQuery } from "@tanstack/react-query";
import { arrangeTables } from "@/components/sources/diagram/layout/arrange-tables";
import type { Link } from "@/components/sources/diagram/layout/group-tables";
import type { Point } from "@/components/sources/diagram/layout/place-group";
import { type DiagramPlace, readPositions } from "@/components/sources/diagram/saved-positions";
import { boxPx, type TableBox } from "@/components/sources/diagram/table-box";

type ArrangementAsked = {
  place: DiagramPlace;
  shown: readonly string[];
  boxes: ReadonlyMap<string, TableBox>;
  links: readonly Link[];
  /** Part of a diagram: it is arranged for itself, wherever its tables stand in the whole. */
  isPart: boolean;
  /** Counts how often everything was to be arranged anew. */
  round: number;
};

/**
 * Where each table of a diagram stands: as this person has put them, and the others arranged. It stays as it is while relationships and
 * names change, so that nothing jumps; other tables in sight, another level or another round make another one.
 */
export function useArrangement({ place, shown, boxes, links, isPart, round }: ArrangementAsked) {
  const sizeOf = (id: string) => boxes.get(id) ?? { width: boxPx.width, height: boxPx.head };
  return useQuery({
    queryKey: ["diagram", place, isPart, round, shown],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, Point>> => {
      const saved = isPart ? new Map<string, Point>() : readPositions(place);
      const kept = new Map([...saved].filter(([id]) => shown.includes(id)));
      const others = shown.filter((id) => !kept.has(id));
      if (others.length === 0) return kept;
      const arranged = await arrangeTables({ ids: others, links, sizeOf }, signal);
      const bottom = Math.max(0, ...[...kept].map(([id, { y }]) => y + sizeOf(id).height + boxPx.head));
      return new Map([...kept, ...[...arranged].map(([id, { x, y }]) => [id, { x, y: y + bottom }] as const)]);
    },
  });
}
