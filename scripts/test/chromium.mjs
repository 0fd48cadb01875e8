import { findProgram } from "./find-program.mjs";

/** The browser for the end-to-end tests: CHROMIUM, else one that is installed. Nulls: there is none. */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named) return named;
  return ["chromium", "chromium-browser", "google-chrome"].map(findProgram).find((found) => found !== null) ?? null;
}
