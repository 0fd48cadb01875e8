import "server-only";
import { nameFailure } from "@/lib/llm/name-failure";
import { refusalOfHost } from "@/lib/outbound/checked-lookup";
import { privateAddressesAllowed } from "@/lib/outbound/network-settings";
import { fail, ok, type Result } from "@/lib/result";

/**
 * Whether a model may stand at an address, so that one that could never be asked is not kept. A host that nobody knows passes, and each
 * connection is checked again. Fails: llm/private-address, llm/forbidden-address.
 */
export async function checkModelAddress(baseUrl: string | null): Promise<Result<null>> {
  if (baseUrl === null) return ok(null);
  const host = new URL(baseUrl).hostname.replace(/^\[|\]$/g, "");
  const refused = await refusalOfHost(host, privateAddressesAllowed);
  return refused === null ? ok(null) : fail(nameFailure(refused, Date.now()).refusal);
}
