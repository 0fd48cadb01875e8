"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { useLook } from "@/components/dashboards/view/look/look-context";
import { leaveFullScreen } from "@/components/dashboards/view/television/full-screen";
import { nextPage, previousTab, tourOf } from "@/components/dashboards/view/television/pages";

/** A dashboard on the whole screen: which way it fills it, and how its pages turn, by themselves and by keys. */
export function useTelevision() {
  const { config, sight, tabId, openTab, param, setParam } = useLook();
  const router = useRouter();
  const [isPaused, setPaused] = useState(false);
  const asked = param("screen");
  const mode = asked === "tv" || asked === "full" ? asked : null;
  const tour = tourOf(param);
  const tabIds = config.tabs.map(({ id }) => id);
  const page = nextPage({ dashboardId: sight.by === "account" ? sight.dashboardId : null, tabIds, tabId }, tour);
  const before = previousTab(tabIds, tabId);
  const turn = () => {
    if (page.kind === "tab") openTab(page.tabId);
    else if (page.kind === "dashboard") router.push(page.address);
  };
  const back = () => before !== null && openTab(before);
  const stop = useCallback(() => {
    for (const name of ["screen", "turn", "also"]) setParam(name, null, "replace");
    void leaveFullScreen();
  }, [setParam]);
  useEndWithFullScreen(mode !== null, stop);
  const isTurning = mode === "tv" && tour.turnSeconds !== null && page.kind !== "stay" && !isPaused;
  return { mode, tour, isPaused, setPaused, isTurning, mayTurn: page.kind !== "stay", turn, back, stop };
}

/** Who leaves the browser's full screen with its own key is done with ours too. */
function useEndWithFullScreen(isFilled: boolean, stop: () => void) {
  useEffect(() => {
    if (!isFilled) return;
    const left = () => {
      if (document.fullscreenElement === null) stop();
    };
    document.addEventListener("fullscreenchange", left);
    return () => document.removeEventListener("fullscreenchange", left);
  }, [isFilled, stop]);
}
