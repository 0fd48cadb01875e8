import type { DashboardConfig, Widget } from "@/lib/dashboard/config/schema";
import { inReadingOrder } from "@/lib/dashboard/layout/item";

/** The rows of a dashboard as people count them: what stands side by side, from the top. Widgets of sections and further tabs come after. */
export function rowsOfWidgets({ widgets, tabs, sections }: DashboardConfig): Widget[][] {
  const tabOf = ({ tabId }: Widget) =>
    Math.max(
      0,
      tabs.findIndex(({ id }) => id === tabId),
    );
  const sectionOf = ({ sectionId }: Widget) => sections.findIndex(({ id }) => id === sectionId);
  const ordered = widgets.toSorted(
    (a, b) => tabOf(a) - tabOf(b) || sectionOf(a) - sectionOf(b) || inReadingOrder(a.place, b.place),
  );
  const rows: Widget[][] = [];
  for (const widget of ordered) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    const isBeside =
      first !== undefined &&
      tabOf(first) === tabOf(widget) &&
      first.sectionId === widget.sectionId &&
      widget.place.y < first.place.y + first.place.h;
    if (row && isBeside) row.push(widget);
    else rows.push([widget]);
  }
  return rows;
}

const ordinals: readonly (readonly [RegExp, number])[] = [
  [/\b(?:first|1st|top) row\b|第[一1]行|首行/i, 1],
  [/\b(?:second|2nd) row\b|第[二2]行/i, 2],
  [/\b(?:third|3rd) row\b|第[三3]行/i, 3],
  [/\b(?:fourth|4th) row\b|第[四4]行/i, 4],
  [/\b(?:fifth|5th) row\b|第[五5]行/i, 5],
];

/** The row that a wish speaks of, counted from 1. **Nulls** it speaks of none. */
export function namedRow(wish: string, rowCount: number): number | null {
  const numbered = /\brow (\d{1,2})\b/i.exec(wish)?.[1];
  if (numbered !== undefined) return Number(numbered);
  if (/\b(?:last|bottom) row\b|最后一行|末行/i.test(wish)) return rowCount;
  return ordinals.find(([pattern]) => pattern.test(wish))?.[1] ?? null;
}

/** The widgets that a wish speaks of: those of a row, else those whose title stands in it. */
export function namedWidgets(wish: string, config: DashboardConfig): Widget[] {
  const rows = rowsOfWidgets(config);
  const row = namedRow(wish, rows.length);
  if (row !== null) return rows[row - 1] ?? [];
  const said = plain(wish);
  const titled = config.widgets.filter(({ title }) => title.trim() !== "");
  const whole = titled.filter(({ title }) => said.includes(plain(title)));
  // "Revenue by month" is meant, and not also "Revenue".
  return whole.filter(
    ({ title }) => !whole.some((other) => other.title !== title && plain(other.title).includes(plain(title))),
  );
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/["“”'‘’「」]/g, "")
    .replace(/\s+/g, " ")
    .trim();
