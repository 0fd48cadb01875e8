import type { ReactNode } from "react";
import classes from "@/components/ui/page-body.module.css";

/** The space of a page beside the rail. `reading` keeps the 860-pixel column, `wide` takes what there is, `normal` stops at 1,200. */
export function PageBody({
  width = "normal",
  children,
}: {
  width?: "reading" | "normal" | "wide";
  children: ReactNode;
}) {
  return (
    <div className={classes.body} data-width={width}>
      {children}
    </div>
  );
}
