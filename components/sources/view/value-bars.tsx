import { Text, Tooltip } from "@mantine/core";
import classes from "@/components/sources/view/value-bars.module.css";
import type { SemanticColumn } from "@/lib/semantic/schema";

const barCountMax = 8;

/** A small picture of a column's most frequent values, or its smallest and largest where values are too many to name. */
export function ValueBars({ column }: { column: SemanticColumn }) {
  const values = column.frequentValues.slice(0, barCountMax);
  const largest = values[0]?.count ?? 0;
  const words = values.map(({ value }) => value).join(", ");
  // Values that all occur once make a flat picture that says nothing.
  if (values.length > 1 && largest > 1) {
    return (
      <Tooltip label={words} multiline maw={320}>
        <div className={classes.values}>
          <svg className={classes.bars} viewBox={`0 0 ${barCountMax * 6} 16`} role="img" aria-label={words}>
            {values.map(({ value, count }, index) => {
              const height = Math.max(1, (16 * count) / largest);
              return <rect key={value} x={index * 6} y={16 - height} width={5} height={height} rx={1} />;
            })}
          </svg>
          <Text component="span" size="xs" c="dimmed" truncate>
            {words}
          </Text>
        </div>
      </Tooltip>
    );
  }
  const range = column.min === null || column.max === null ? words : rangeOf(column.min, column.max);
  return (
    <Text component="div" size="xs" c="dimmed" truncate maw={280} title={range}>
      {range}
    </Text>
  );
}

function rangeOf(min: string, max: string): string {
  return min === max ? min : `${min} – ${max}`;
}
