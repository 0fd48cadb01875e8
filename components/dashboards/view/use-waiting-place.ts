"use client";

import { useTimeout } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Sight } from "@/lib/client/dashboard-look";
import { myQueriesQuery } from "@/lib/client/running-queries";

/** Shorter waits are not worth a word. */
const quietMs = 1_000;

/** The place in the line of a widget whose query waits for its source; asked for only when reading takes long. Nulls: null elsewhere. */
export function useWaitingPlace(sight: Sight, widgetId: string, reading: boolean): number | null {
  const [slow, setSlow] = useState(false);
  const { start, clear } = useTimeout(() => setSlow(true), quietMs);
  // The clock is outside React: it runs while rows are being read.
  useEffect(() => {
    if (reading) start();
    return () => {
      clear();
      setSlow(false);
    };
  }, [reading, start, clear]);
  const { data } = useQuery({ ...myQueriesQuery(), enabled: sight.by === "account" && reading && slow });
  if (!reading || sight.by !== "account") return null;
  const own = data?.find(
    ({ position, occasion: { subject, widgetIds } }) =>
      position !== null && subject === sight.dashboardId && widgetIds?.includes(widgetId),
  );
  return own?.position ?? null;
}
