const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
/** Names, JSON and SQL take more tokens than prose, whose rule of thumb is four. */
const charactersPerToken = 3.5;

/** About how many tokens a text is, rather more than fewer: a Chinese character counts as one. */
export function estimateTokens(text: string): number {
  const wideCount = text.match(wide)?.length ?? 0;
  return Math.ceil(wideCount + (text.length - wideCount) / charactersPerToken);
}
