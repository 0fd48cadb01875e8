"use client";

import { type CSSProperties, useSyncExternalStore } from "react";
import type { InteractionStore } from "@/components/dashboards/design/grid/grid-interaction";
import classes from "@/components/dashboards/design/grid/grid-marks.module.css";
import type { GridPlace } from "@/lib/dashboard/config/schema";
import type { SnapLine } from "@/lib/dashboard/layout/snap-lines";

type GridMarksProps = { gridKey: string; columns: number; interaction: InteractionStore };

/** What is drawn while something is moved: the cells of the grid, where it will land, and the edges it lines up with. */
export function GridMarks({ gridKey, columns, interaction }: GridMarksProps) {
  const current = useSyncExternalStore(interaction.subscribe, interaction.read, interaction.read);
  if (current === null) return null;
  const isHere = current.gridKey === gridKey;
  const columnStyle = { "--columns": columns } as CSSProperties;
  if (!isHere) return current.zone === gridKey ? <div className={classes.over} aria-hidden="true" /> : null;
  return (
    <div className={classes.marks} style={columnStyle} aria-hidden="true">
      <div className={classes.cells} />
      {current.places.map((place) => (
        <div key={JSON.stringify(place)} className={classes.landing} style={boxStyle(place)} />
      ))}
      {current.lines.map((line) => (
        <div key={JSON.stringify(line)} className={classes.line} data-axis={line.axis} style={lineStyle(line)} />
      ))}
    </div>
  );
}

const boxStyle = ({ x, y, w, h }: GridPlace) => ({ "--x": x, "--y": y, "--w": w, "--h": h }) as CSSProperties;

function lineStyle({ axis, at, from, to }: SnapLine): CSSProperties {
  return boxStyle(axis === "x" ? { x: at, y: from, w: 0, h: to - from } : { x: from, y: at, w: to - from, h: 0 });
}
