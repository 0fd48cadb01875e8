"use client";

import { useEffect } from "react";
import { useLook } from "@/components/dashboards/view/look/look-context";

/** How often it is looked whether everything stands. */
const lookMs = 150;
/** What has not come by then is printed as it stands. */
const patienceMs = 20_000;

/** With `?paper=print`: opens the browser's printing once no widget is still to come, and goes back to the page after it. */
export function usePrintWhenDrawn(): void {
  const { param, setParam } = useLook();
  const isAsked = param("paper") === "print";
  // The printer is outside React, and so are the pictures that it waits for.
  useEffect(() => {
    if (!isAsked) return;
    const end = Date.now() + patienceMs;
    const timer = setInterval(() => {
      if (document.querySelector("[data-skeleton]") && Date.now() < end) return;
      clearInterval(timer);
      window.addEventListener("afterprint", () => setParam("paper", null, "replace"), { once: true });
      window.print();
    }, lookMs);
    return () => clearInterval(timer);
  }, [isAsked, setParam]);
}
