import "server-only";
import { refusalOfHost } from "@/lib/outbound/checked-lookup";
import { privateAddressesAllowed } from "@/lib/outbound/network-settings";
import { fail, ok, type Result } from "@/lib/result";
import { networkRefusal } from "./drivers/refusals";
import type { Connection } from "./schema";

/**
 * Whether a source may stand where a connection leads, so that one that could never be read is not kept. A host that nobody knows
 * passes: it may be up tomorrow, and each connection is checked again. Fails: source/private-address, source/forbidden-address.
 */
export async function checkAddress(connection: Connection): Promise<Result<null>> {
  if (connection.kind === "sqlite" || connection.kind === "duckdb") return ok(null);
  const refused = await refusalOfHost(connection.host, privateAddressesAllowed);
  const refusal = refused === null ? null : networkRefusal(refused, connection);
  return refusal === null ? ok(null) : fail(refusal);
}
