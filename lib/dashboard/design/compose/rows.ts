import { type GridPlace, gridColumnCount } from "@/lib/dashboard/config/schema";
import type { Card } from "@/lib/dashboard/design/compose/cards";

/** A card with its share of a row's width. */
export type CardInRow = { readonly card: Card; readonly weight: number };
/** Cards side by side, all of one height in grid rows. Those that could not be made are null. */
export type CardRow = { readonly height: number; readonly cards: readonly (CardInRow | null)[] };

/** Places rows one below the other from `top`; the cards of a row fill the whole width, whatever is missing. */
export function placeRows(rows: readonly CardRow[], top = 0): { card: Card; place: GridPlace }[] {
  let y = top;
  return rows.flatMap(({ height, cards }) => {
    const made = cards.filter((card) => card !== null);
    if (made.length === 0) return [];
    const row = y;
    y += height;
    return spread(made).map(({ card, x, w }) => ({ card, place: { x, y: row, w, h: height } }));
  });
}

function spread(cards: readonly CardInRow[]): { card: Card; x: number; w: number }[] {
  const total = cards.reduce((sum, { weight }) => sum + weight, 0);
  let weight = 0;
  return cards.map((item) => {
    const x = Math.round((weight / total) * gridColumnCount);
    weight += item.weight;
    return { card: item.card, x, w: Math.round((weight / total) * gridColumnCount) - x };
  });
}
