import classes from "@/components/charts/sparkline.module.css";

const width = 100;
const height = 28;

/** One path a stretch of known values: a gap stays a gap. */
function stretches(values: readonly (number | null)[]): string[] {
  const known = values.filter((value) => value !== null);
  const min = Math.min(...known);
  const span = Math.max(...known) - min || 1;
  const step = width / Math.max(1, values.length - 1);
  const paths: string[] = [];
  let path = "";
  values.forEach((value, index) => {
    if (value === null) {
      if (path !== "") paths.push(path);
      path = "";
      return;
    }
    const y = height - 2 - ((value - min) / span) * (height - 4);
    path += `${path === "" ? "M" : "L"}${(index * step).toFixed(2)} ${y.toFixed(2)}`;
  });
  return path === "" ? paths : [...paths, path];
}

/** The course of a figure without axes; decoration beside the figure itself. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  return (
    <svg className={classes.sparkline} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {stretches(values).map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
