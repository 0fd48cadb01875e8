"use client";

import { useTimeout } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { myQueriesQuery } from "@/lib/client/running-queries";

/** Shorter waits are not worth a word. */
const quietMs = 1_000;

/** The place in the line of each widget whose query waits for its source; asked for only when reading takes long. */
export function useWaitingPlaces(dashboardId: string, reading: boolean): ReadonlyMap<string, number> {
  const [slow, setSlow] = useState(false);
  const { start, clear } = useTimeout(() => setSlow(true), quietMs);
  // The clock is outside React: it runs while rows are being read.
  useEffect(() => {
    if (reading) start();
    return clear;
  }, [reading, start, clear]);
  const { data } = useQuery({ ...myQueriesQuery(), enabled: reading && slow });
  const places = new Map<string, number>();
  if (!reading) return places;
  for (const { position, occasion } of data ?? []) {
    if (position === null || occasion.subject !== dashboardId) continue;
    for (const widgetId of occasion.widgetIds ?? []) places.set(widgetId, position);
  }
  return places;
}
