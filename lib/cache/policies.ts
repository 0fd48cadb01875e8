/** How long each kind of data may be served from where. **Units** seconds. */
export const cachePolicies = {
  /** The whole model of a source, before it is cut to a viewer. Cleared when the model or the structure changes. */
  "semantic-model": { memorySeconds: 600, redisSeconds: 1_800 },
  /** All access rules of a source, before those that concern a viewer are chosen. Cleared when one changes or the source does. */
  "access-rules": { memorySeconds: 600, redisSeconds: 1_800 },
  /** The verified questions of a source, with the names of those who verified them. Cleared when one changes or the source does. */
  "verified-questions": { memorySeconds: 600, redisSeconds: 1_800 },
  /** What models are told of a source. Cleared when the source changes. */
  "model-context": { memorySeconds: 600, redisSeconds: 1_800 },
  /** The wording of a prompt that an admin saved. Cleared when another is saved. */
  prompt: { memorySeconds: 600, redisSeconds: 1_800 },
  /** What an admin says that models cost. Cleared when a price changes. */
  "model-prices": { memorySeconds: 600, redisSeconds: 1_800 },
  /** What models may cost. Cleared when a budget changes. */
  "model-budgets": { memorySeconds: 600, redisSeconds: 1_800 },
  /** The models that admins have connected, keys sealed, and their order. Cleared when one changes. */
  models: { memorySeconds: 600, redisSeconds: 1_800 },
  /** Cleared when somebody saves it. */
  dashboard: { memorySeconds: 300, redisSeconds: 900 },
  /** Cleared by time; a widget may ask for less or for up to 24 hours. */
  "query-result": { memorySeconds: 60, redisSeconds: 60 },
  /** Role, groups, attributes. Cleared when the user or a role changes. */
  user: { memorySeconds: 600, redisSeconds: 1_800 },
} as const satisfies Record<string, CachePolicy>;

export type CachePolicy = { readonly memorySeconds: number; readonly redisSeconds: number };
export type CacheKind = keyof typeof cachePolicies;

/** The longest time anything may be cached. */
export const ttlSecondsMax = 86_400;
