import "server-only";
import { cached } from "@/lib/cache/cached";
import { store } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import { type OwnPrice, ownPriceSchema } from "@/lib/llm/usage/schema";
import { ok } from "@/lib/result";

/** Marks what was read of the prices that admins set. */
export const modelPricesTag = "model-prices";

/** The prices that admins have set, by name of the model. */
export async function ownPrices(): Promise<readonly OwnPrice[]> {
  const answer = await cached<OwnPrice[]>(
    { kind: "model-prices", key: ["all"], tags: [modelPricesTag], schema: ownPriceSchema.array() },
    async () => {
      const { db, tables } = await store();
      const { modelPrices: price } = tables;
      const columns = {
        model: price.model,
        inputNanoUsd: price.inputNanoUsd,
        cachedInputNanoUsd: price.cachedInputNanoUsd,
        outputNanoUsd: price.outputNanoUsd,
      };
      return ok(await db.select(columns).from(price).orderBy(price.model));
    },
  );
  if (!answer.ok) throw new AppError(`The prices of models could not be read: ${answer.error.code}`);
  return answer.value.value;
}
