import classes from "@/components/charts/drawn/brush-mark.module.css";

/** The stretch that is being pulled, over the picture. */
export function BrushMark({ from, to, isAlongX }: { from: number; to: number; isAlongX: boolean }) {
  const start = Math.min(from, to);
  const length = Math.abs(to - from);
  const style = isAlongX ? { left: start, width: length } : { top: start, height: length };
  return <div className={classes.mark} data-along={isAlongX ? "x" : "y"} style={style} aria-hidden="true" />;
}
