import type { Join } from "@/lib/semantic/schema";

/** The columns that a relationship compares, as the database calls them. */
export function ColumnPairs({
  join: { from, to },
  className,
}: {
  join: Pick<Join, "from" | "to">;
  className?: string | undefined;
}) {
  return (
    <ul className={className}>
      {from.columns.map((column, index) => (
        <li key={column}>
          {from.entity}.{column} = {to.entity}.{to.columns[index]}
        </li>
      ))}
    </ul>
  );
}
