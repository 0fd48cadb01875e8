import type { TimePart } from "@/lib/execute/schema";
import type { BuildContext } from "@/lib/nl2sql/offline/resolve/build-context";
import type { Shown } from "@/lib/nl2sql/offline/resolve/build-wants";
import { isTime } from "@/lib/nl2sql/offline/resolve/columns";

const labels: Readonly<Record<TimePart, string>> = {
  hour_of_day: "hour of day",
  day_of_week: "day of week",
  month_of_year: "month of year",
  quarter_of_year: "quarter of year",
};

/** "orders by hour of day": figures by a number taken out of their time; a list is counted. */
export function addPart(context: BuildContext, shown: Shown): void {
  const { part = null } = context.reading;
  if (part === null) return;
  if (shown.measures.length === 0) {
    shown.measures.push(context.rows(context.root));
    shown.dimensions = [];
  }
  context.root = shown.measures[0]?.entity ?? context.root;
  const ref = context.concept("time", null);
  const column = ref && context.column(ref);
  const hasPart = column !== null && isTime(column) && !(part === "hour_of_day" && column.type === "date");
  if (ref === null || !hasPart) {
    context.unused.push(labels[part]);
    context.trust *= 0.1;
    return;
  }
  shown.dimensions.unshift({ column: ref, grain: null, part, label: labels[part] });
}
