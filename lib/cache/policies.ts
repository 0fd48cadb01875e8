/** How each kind of data is kept: the one table of all times. **Units** seconds. */
export const cachePolicies = {
  /** The whole model of a source, before it is cut to a viewer. Cleared when the model or the structure changes. */
  "semantic-model": structure({ memorySeconds: 600, freshSeconds: 1_800 }),
  /** All access rules of a source, before those that concern a viewer are chosen. Cleared when one changes or the source does. */
  "access-rules": structure({ memorySeconds: 600, freshSeconds: 1_800 }),
  /** The verified questions of a source, with the names of those who verified them. Cleared when one changes or the source does. */
  "verified-questions": structure({ memorySeconds: 600, freshSeconds: 1_800 }),
  /** What models are told of a source. Cleared when the source changes. */
  "model-context": structure({ memorySeconds: 600, freshSeconds: 1_800 }),
  /** The wording of a prompt that an admin saved. Cleared when another is saved. */
  prompt: structure({ memorySeconds: 600, freshSeconds: 1_800 }),
  /** What an admin says that models cost. Cleared when a price changes. */
  "model-prices": structure({ memorySeconds: 600, freshSeconds: 1_800 }),
  /** What models may cost. Cleared when a budget changes. */
  "model-budgets": structure({ memorySeconds: 600, freshSeconds: 1_800 }),
  /** The models that admins have connected, keys sealed, and their order. Cleared when one changes. */
  models: structure({ memorySeconds: 600, freshSeconds: 1_800 }),
  /** Cleared when somebody saves it. */
  dashboard: structure({ memorySeconds: 300, freshSeconds: 900 }),
  /** Role, groups, attributes. Cleared when the user or a role changes. */
  user: structure({ memorySeconds: 600, freshSeconds: 1_800 }),
  /** Whether a session was ended, and whose an API token is. Cleared by signing out and by revoking. */
  session: structure({ memorySeconds: 600, freshSeconds: 1_800 }),
  /**
   * Rows of a query. Cleared by time: a widget may ask for less or for up to 24 hours. Who may see old rows gets them for as long
   * again at the most, while new ones are read.
   */
  "query-result": { objectBytesMax: 128 * 1_024, memorySeconds: 86_400, freshSeconds: 60, staleSecondsMax: 600 },
  /** Answers of routes that are declared with `keep`. Ends with the first value that it was made of. */
  response: { objectBytesMax: 0, memorySeconds: 86_400, freshSeconds: 86_400, staleSecondsMax: 0 },
} as const satisfies Record<string, CachePolicy>;

export type CachePolicy = {
  /** Values above this size are held in memory as JSON, which takes a quarter of the room, and parsed for each reader. */
  readonly objectBytesMax: number;
  /** The longest a process serves it without looking into Redis. */
  readonly memorySeconds: number;
  /** How long it counts; a request may say otherwise. */
  readonly freshSeconds: number;
  /** How much longer it may be served while it is read anew, to those who said that it may; never longer than it was fresh. */
  readonly staleSecondsMax: number;
};
export type CacheKind = keyof typeof cachePolicies;

/** The longest time anything may be cached. */
export const ttlSecondsMax = 86_400;

/** What is made here and cleared whenever it is changed: never served old. */
function structure(times: Pick<CachePolicy, "memorySeconds" | "freshSeconds">): CachePolicy {
  return { objectBytesMax: Number.POSITIVE_INFINITY, staleSecondsMax: 0, ...times };
}
