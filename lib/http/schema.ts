/** Whether a part answers. Units: `ms` is the time that it took. */
export type PartState = { readonly state: "up" | "down"; readonly ms: number };

export type Readiness = {
  /** "degraded": a part that Querent can do without is down. */
  readonly status: "ready" | "degraded" | "unavailable";
  /** Redis is absent where it is not configured. */
  readonly parts: { readonly store: PartState; readonly redis?: PartState };
};

/** How the parts of an instance are doing. */
export type SystemOverview = {
  readonly parts: Readiness["parts"];
  readonly storeKind: "mysql" | "sqlite";
  /** The language model in force; null when questions are answered by the offline engine alone. */
  readonly model: string | null;
  /** **Units** billionths of a dollar since the day of UTC began. */
  readonly modelCostTodayNanoUsd: number;
  readonly sources: { readonly ready: number; readonly failed: number; readonly total: number };
  readonly userCount: number;
  readonly startedAt: Date;
  readonly memoryBytes: number;
};
