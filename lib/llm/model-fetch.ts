import "server-only";
import { checkedFetch } from "@/lib/outbound/checked-fetch";
import { remember } from "@/lib/remember";

/**
 * How models are reached. Their address comes from the environment, from whoever runs the machine, so it may be private (Ollama next
 * door); metadata addresses are refused all the same, and redirects are not followed: they would carry the key along.
 */
export function modelFetch(): typeof fetch {
  return remember("model-fetch", () => checkedFetch(async () => true));
}
