import "server-only";
import type { ConnectedModel } from "@/lib/llm/connected-model";
import { checkedFetch } from "@/lib/outbound/checked-fetch";
import { privateAddressesAllowed } from "@/lib/outbound/network-settings";
import { remember } from "@/lib/remember";

/**
 * How a model is reached. The address of one of the environment comes from whoever runs the machine, so it may be private (Ollama next
 * door); for others an admin has to allow private addresses, as for data sources. Metadata addresses are refused always, and redirects are
 * not followed: they would carry the key along.
 */
export function modelFetch({ fromEnvironment }: Pick<ConnectedModel, "fromEnvironment">): typeof fetch {
  return fromEnvironment
    ? remember("model-fetch-environment", () => checkedFetch(async () => true))
    : remember("model-fetch", () => checkedFetch(privateAddressesAllowed));
}
