import "server-only";
import { isIPv6 } from "node:net";
import ipaddr from "ipaddr.js";
import { clientAddress } from "@/lib/auth/client-address";

/**
 * By what a client is counted: its address. Of an IPv6 address the first half, for one customer of a provider has all of the rest.
 * Nulls: without a server in front (tests, development) all are one.
 */
export function clientKey(headers: Headers): string {
  const address = clientAddress(headers);
  if (address === null) return "unknown";
  if (!isIPv6(address)) return address;
  const parsed = ipaddr.IPv6.parse(address);
  if (parsed.isIPv4MappedAddress()) return parsed.toIPv4Address().toString();
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}
