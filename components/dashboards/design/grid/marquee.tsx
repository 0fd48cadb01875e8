"use client";

import { type PointerEvent, type ReactNode, useRef, useState } from "react";
import classes from "@/components/dashboards/design/grid/marquee.module.css";

type Box = { left: number; top: number; width: number; height: number };
type MarqueeProps = { onMark: (ids: readonly string[], adds: boolean) => void; children: ReactNode };

const leastPx = 4;

/** Marks what a frame touches that is drawn on the free ground with the mouse. A plain click there marks nothing. */
export function Marquee({ onMark, children }: MarqueeProps) {
  const [box, setBox] = useState<Box | null>(null);
  const start = useRef<{ x: number; y: number } | null>(null);

  function down(event: PointerEvent<HTMLDivElement>) {
    const target = event.target instanceof Element ? event.target : null;
    if (
      event.button !== 0 ||
      event.pointerType === "touch" ||
      target?.closest("[data-widget], button, a, input, header")
    )
      return;
    start.current = { x: event.clientX, y: event.clientY };
    event.currentTarget.setPointerCapture(event.pointerId);
  }
  function move(event: PointerEvent<HTMLDivElement>) {
    if (!start.current) return;
    const { x, y } = start.current;
    const drawn = {
      ...{ left: Math.min(x, event.clientX), top: Math.min(y, event.clientY) },
      ...{ width: Math.abs(event.clientX - x), height: Math.abs(event.clientY - y) },
    };
    if (box || drawn.width + drawn.height > leastPx) setBox(drawn);
  }
  function up(event: PointerEvent<HTMLDivElement>) {
    if (!start.current) return;
    start.current = null;
    const adds = event.shiftKey || event.ctrlKey || event.metaKey;
    onMark(box ? touchedBy(box, event.currentTarget) : [], adds);
    setBox(null);
  }
  function cancel() {
    start.current = null;
    setBox(null);
  }
  return (
    <div className={classes.ground} onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerCancel={cancel}>
      {children}
      {box ? <div className={classes.box} style={box} aria-hidden="true" /> : null}
    </div>
  );
}

function touchedBy({ left, top, width, height }: Box, ground: Element): string[] {
  return [...ground.querySelectorAll<HTMLElement>("[data-widget]")].flatMap((element) => {
    const widget = element.getBoundingClientRect();
    const isTouched =
      widget.left < left + width && left < widget.right && widget.top < top + height && top < widget.bottom;
    return isTouched && element.dataset.widget ? [element.dataset.widget] : [];
  });
}
