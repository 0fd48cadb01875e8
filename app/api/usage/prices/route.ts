import { handle } from "@/lib/http/handle";
import { changePrice, listPrices } from "@/lib/llm/usage/price-list";
import { priceChangeSchema } from "@/lib/llm/usage/schema";

const route = "/api/usage/prices";

export const GET = handle({ route, access: "model:manage" }, ({ viewer }) => listPrices(viewer));

export const PUT = handle({ route, access: "model:manage", body: priceChangeSchema }, ({ viewer, body }) =>
  changePrice(viewer, body),
);
