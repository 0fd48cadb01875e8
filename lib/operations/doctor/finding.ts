/** "broken": has to be put right; "warning": works, but not as well or as safely as it could; "skipped": could not be looked at. */
export type FindingState = "fine" | "warning" | "broken" | "skipped";

/** What a look at a part brought. */
export type Finding = {
  readonly state: FindingState;
  /** One sentence for the operator. */
  readonly what: string;
  /** What puts it right, in one sentence. Null where nothing has to be. */
  readonly fix: string | null;
};

export const fine = (what: string): Finding => ({ state: "fine", what, fix: null });
export const skipped = (what: string): Finding => ({ state: "skipped", what, fix: null });
export const warning = (what: string, fix: string): Finding => ({ state: "warning", what, fix });
export const broken = (what: string, fix: string): Finding => ({ state: "broken", what, fix });

/** What an error and its causes say, on one line. */
export function saidBy(error: unknown): string {
  const said: string[] = [];
  for (let current = error; current instanceof Error; current = current.cause) said.push(oneLine(current));
  return said.length === 0 ? String(error) : [...new Set(said)].join(": ");
}

/** A refused connection of several addresses says nothing but its code. */
function oneLine(error: Error): string {
  const text = error.message === "" ? String((error as { code?: unknown }).code ?? error.name) : error.message;
  return text.split("\n")[0] ?? "";
}
