import { Skeleton } from "@mantine/core";
import classes from "@/components/ui/skeletons.module.css";

const lineWidths = ["92%", "78%", "85%", "64%", "88%", "71%"];

function count(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

/** Lines of text to come. */
export function LinesSkeleton({ lines = 3, height = 12 }: { lines?: number; height?: number }) {
  return (
    <div className={classes.lines} aria-hidden="true">
      {count(lines).map((line) => (
        <Skeleton key={line} height={height} width={lineWidths[line % lineWidths.length]} />
      ))}
    </div>
  );
}

/** A text whose script is on its way: a document or a picture of the page waits for it. */
export function TextToCome() {
  return (
    <div data-skeleton="">
      <LinesSkeleton />
    </div>
  );
}

/** A grid of cards to come. */
export function CardsSkeleton({ cards = 6, height = 148 }: { cards?: number; height?: number }) {
  return (
    <div className={classes.cards} aria-hidden="true">
      {count(cards).map((card) => (
        <Skeleton key={card} height={height} radius="md" />
      ))}
    </div>
  );
}

/** A table to come: a head and rows of the height that rows have. */
export function TableSkeleton({ rows = 5, columns = 4 }: { rows?: number; columns?: number }) {
  return (
    <div className={classes.table} aria-hidden="true">
      {count(rows + 1).map((row) => (
        <div key={row} className={classes.row}>
          {count(columns).map((column) => (
            <Skeleton key={column} height={10} width={lineWidths[(row + column) % lineWidths.length]} />
          ))}
        </div>
      ))}
    </div>
  );
}
