/** A text in two: the head may be cut by the browser, the tail always stays. */
export type SplitText = { head: string; tail: string };

/**
 * Splits a long text so that its end stays in sight when it is cut ("customer_addr…_history").
 * Cuts between characters as people count them, never inside one. Short texts have no tail.
 */
export function splitMiddle(text: string, tailLength: number): SplitText {
  const characters = [...new Intl.Segmenter().segment(text)].map((part) => part.segment);
  if (characters.length <= tailLength * 2) return { head: text, tail: "" };
  return { head: characters.slice(0, -tailLength).join(""), tail: characters.slice(-tailLength).join("") };
}
