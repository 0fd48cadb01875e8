import type { LanguageModel } from "ai";
import type { ConnectedModel } from "@/lib/llm/connected-model";

/** Opens a connected model by one provider's package; all requests go through `fetch`. */
export type OpenModel = (model: ConnectedModel, fetch: typeof globalThis.fetch) => LanguageModel;
