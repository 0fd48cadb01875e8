/**
 * A question handed from elsewhere in the product (the palette, a list of questions) to the question page, which asks it when it appears.
 * Kept in memory and not in the address: a link from outside must never be able to ask in somebody's name.
 */
type Listener = () => void;

let pending: string | null = null;
const listeners = new Set<Listener>();

/** Leaves a question for the question page. */
export function leaveQuestion(question: string): void {
  pending = question;
  for (const listener of listeners) listener();
}

/** Takes the question that was left, if any; it is asked once. */
export function takeQuestion(): string | null {
  const question = pending;
  pending = null;
  return question;
}

/** Calls back when a question is left while the page is already there. Gives the way to stop. */
export function onQuestionLeft(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
