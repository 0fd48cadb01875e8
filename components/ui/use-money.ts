"use client";

import { useFormatter } from "next-intl";

const nanoPerDollar = 1e9;

/**
 * Money of model calls as people read it: cents for sums, two digits that count for the fractions of a cent that one call costs.
 * **Units** takes billionths of a dollar.
 */
export function useMoney(): (nanoUsd: number) => string {
  const format = useFormatter();
  return (nanoUsd) => {
    const dollars = nanoUsd / nanoPerDollar;
    const digits =
      dollars === 0 || dollars >= 1
        ? { maximumFractionDigits: 2 }
        : { maximumSignificantDigits: 2, minimumSignificantDigits: 2 };
    return format.number(dollars, { style: "currency", currency: "USD", currencyDisplay: "narrowSymbol", ...digits });
  };
}
