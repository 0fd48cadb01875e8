/** Time limits of one request to the gateway. */
export type ModelLimits = {
  /** All models of the chain together: nobody waits for the sum of what each might take. */
  readonly chainMs: number;
  /** One attempt, first byte to last. */
  readonly attemptMs: number;
  /** The longest wait for the first or the next piece of a reply. */
  readonly silenceMs: number;
  /** The pause before the first retry when the server names none; doubled each time. */
  readonly backoffMs: number;
};

export const modelLimitsDefault: ModelLimits = {
  chainMs: 120_000,
  attemptMs: 90_000,
  silenceMs: 30_000,
  backoffMs: 500,
};
