import { Refused } from "@/lib/guard/refused";

const hintFields = new Set(["hint", "hints", "join_hint", "index_hints"]);

/** Hints to the optimiser, which on MySQL set variables too. Fails: guard/comment. */
export function refuseHint(field: string): void {
  if (hintFields.has(field)) throw new Refused("guard/comment");
}

/** Comments that MySQL and MariaDB run, or take for hints. Fails: guard/comment. */
export function refuseExecutableComment(comment: string): void {
  if (/^\/\*(M?!|\+)/.test(comment)) throw new Refused("guard/comment");
}
