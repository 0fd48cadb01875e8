/** A question by which it is known again: case, spaces and closing marks aside. */
export function plainQuestion(question: string): string {
  return question
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/[\s.?!。？！]+$/u, "")
    .trim();
}
