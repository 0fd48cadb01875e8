const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

/** Lower-case words: camelCase and snake_case taken apart, Chinese cut into words. */
export function words(text: string): string[] {
  const parts = text.replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replaceAll("_", " ");
  return [...segmenter.segment(parts)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment.toLowerCase());
}
