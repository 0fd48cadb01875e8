import { distance } from "fastest-levenshtein";
import { otherForms } from "@/lib/nl2sql/offline/language/forms-of-values";
import { daysOfWeek } from "@/lib/nl2sql/offline/link/chinese-days";
import { isNamedInChinese, namesOfChinese } from "@/lib/nl2sql/offline/link/chinese-names";
import type { ModelIndex, ValueHit } from "@/lib/nl2sql/offline/link/model-index";
import { valueKey } from "@/lib/nl2sql/offline/link/value-index";
import { hasHan, type Token } from "@/lib/nl2sql/offline/tokenise";

/** Where a stretch of words stands as a known value. */
export function valuesOf(part: readonly Token[], index: ModelIndex): readonly ValueHit[] {
  const key = valueKey(part.map(({ lower }) => lower).join(" "));
  const exact = index.values.get(key);
  // Written small it may be a plain word.
  const isName = part[0]?.capital === true || part[0]?.kind !== "word";
  if (exact !== undefined && (key.length > 1 || isName)) {
    return isName ? exact : exact.map((hit) => ({ ...hit, score: 0.98 }));
  }
  if (part.length === 1 && part[0]?.kind === "word") {
    const [token] = part;
    for (const other of otherForms(token.lower)) {
      const hits = index.values.get(other);
      if (hits !== undefined) return hits.map((hit) => ({ ...hit, score: 0.9 }));
    }
  }
  const days = part.length === 1 ? daysOfWeek(part[0]?.text ?? "", index) : [];
  if (days.length > 0) return days;
  if (part.every(({ text }) => hasHan(text)) && !isNamedInChinese(part, index))
    return namesOfChinese(
      part.map(({ text }) => text),
      index,
    ).values;
  return [];
}

/** Known values that differ from a capitalised word by a spelling mistake. */
export function nearValues(token: Token, index: ModelIndex): readonly ValueHit[] {
  if (token.lower.length < 6) return [];
  let best: { hits: readonly ValueHit[]; off: number } | null = null;
  for (const [key, hits] of index.values.near(token.lower, 2)) {
    const off = distance(key, token.lower);
    if (off <= 2 && (best === null || off < best.off)) best = { hits, off };
  }
  return best === null ? [] : best.hits.map((hit) => ({ ...hit, score: 0.7 }));
}
