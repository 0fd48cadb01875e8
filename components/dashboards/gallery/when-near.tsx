"use client";

import { useInViewport } from "@mantine/hooks";
import { type ReactNode, useState } from "react";
import classes from "@/components/dashboards/gallery/gallery.module.css";

/** Draws what is in sight or was: fifty charts at once are more than a page needs. */
export function WhenNear({ children }: { children: ReactNode }) {
  const { ref, inViewport } = useInViewport();
  const [wasNear, setWasNear] = useState(false);
  if (inViewport && !wasNear) setWasNear(true);
  return (
    <div ref={ref} className={classes.room}>
      {wasNear ? children : null}
    </div>
  );
}
