import "server-only";
import { env } from "@/lib/env";

/** Which model answers and how it is reached. */
export type ModelSettings = {
  readonly provider: "deepseek";
  readonly model: string;
  readonly baseUrl: string;
  readonly apiKey: string;
};

/** The model in force; null while none is configured, and then no request ever leaves the machine. */
export function modelSettings(): ModelSettings | null {
  if (env.DEEPSEEK_API_KEY === undefined) return null;
  return {
    provider: "deepseek",
    model: env.DEEPSEEK_MODEL,
    baseUrl: env.DEEPSEEK_BASE_URL,
    apiKey: env.DEEPSEEK_API_KEY,
  };
}
