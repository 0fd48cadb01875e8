const nanoUsdPerDollarAMillion = 1_000;

/** Dollars a million tokens, as providers print prices. **Units** takes billionths of a dollar a token. */
export function perMillion(nanoUsd: number): number {
  return nanoUsd / nanoUsdPerDollarAMillion;
}

/** The way back. */
export function perToken(dollarsAMillion: number): number {
  return Math.round(dollarsAMillion * nanoUsdPerDollarAMillion);
}
