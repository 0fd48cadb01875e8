import type { ColumnPicture } from "@/components/sources/tables/column/column-picture";
import classes from "@/components/sources/tables/column/picture.module.css";

const width = 56;
const height = 24;

/** How the values of a column lie, small: a decoration beside the words that say the same. */
export function SmallPicture({ picture }: { picture: ColumnPicture | null }) {
  if (picture === null) return <span className={classes.none} aria-hidden="true" />;
  const counts = picture.kind === "histogram" ? picture.counts : picture.values.map(({ count }) => count);
  const largest = Math.max(...counts);
  // Steps of a scale touch each other; values stand apart.
  const gap = picture.kind === "histogram" ? 0.5 : 2;
  const step = picture.kind === "histogram" ? width / counts.length : Math.min(10, width / counts.length);
  return (
    <svg className={classes.small} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path className={classes.ground} d={`M0 ${height - 0.5}H${width}`} />
      {counts.map((count, index) => {
        const size = count === 0 ? 0 : Math.max(1.5, (count / largest) * (height - 2));
        // A place in a row of bars is what a bar is.
        const key = `${index}`;
        return (
          <rect key={key} x={index * step} y={height - size} width={Math.max(1, step - gap)} height={size} rx={1} />
        );
      })}
    </svg>
  );
}
