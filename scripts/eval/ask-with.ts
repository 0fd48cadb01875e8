import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import type { Ask } from "@/scripts/eval/evaluate";

/** How questions are put: the offline engine alone, or the product's own choice between the engines. */
export function askWith(engine: "offline" | "model" | "auto"): Ask {
  if (engine !== "offline") return askProduct(engine);
  const now = new Date();
  return async (question, { model }, previous) => {
    const started = performance.now();
    const locale = /\p{Script=Han}/u.test(question) ? "zh" : "en";
    const interpretation = interpretOffline({ question, model, now, locale, previous });
    return { interpretation, ms: performance.now() - started, tokens: 0, costUsd: null };
  };
}

function askProduct(engine: "model" | "auto"): Ask {
  return async () => {
    throw new Error(`--engine ${engine}`);
  };
}
