import type { ModelProvider, StructuredOutput } from "@/lib/llm/schema";

/** A model that can be asked and how it is reached. It holds the key: it never leaves the server. */
export type ConnectedModel = {
  /** The row's id, or the name of the environment's place (`environment-models.ts`). */
  readonly id: string;
  /** What admins call it. */
  readonly name: string;
  readonly provider: ModelProvider;
  /** The provider's name of the model. */
  readonly model: string;
  /** Null: the provider's own address. */
  readonly baseUrl: string | null;
  /** Null where the server wants none. */
  readonly apiKey: string | null;
  readonly structuredOutput: StructuredOutput;
  /** Whoever runs the machine has set it: its address may be private, and nobody can change it in the browser. */
  readonly fromEnvironment: boolean;
};
