import "server-only";
import { isIP } from "node:net";
import { env } from "@/lib/env";

/** Set by the server on every request, over anything from outside: the client, also behind proxies that may be believed. */
export const clientAddressHeader = "x-querent-client-address";
/** Set likewise: the other end of the connection, which is the last proxy where there is one. */
export const peerAddressHeader = "x-querent-peer-address";

/** The address of the client, as far as the server could find it; null where no server said so. */
export function clientAddress(headers: Headers): string | null {
  const address = headers.get(clientAddressHeader);
  return address !== null && isIP(address) !== 0 ? address : null;
}

/**
 * Whether the visitor sits at this machine. Three witnesses must agree, for each alone can be fooled: the connection (a proxy on
 * this machine is local, its visitors are not), the forwarding trail (anybody may write one), and the host name (a hostile page
 * can have its own name resolve to 127.0.0.1). Nulls: without word from the server only a development server counts as local.
 */
export function isLocalVisitor(headers: Headers): boolean {
  const peer = headers.get(peerAddressHeader);
  const peerIsLocal = peer === null ? env.NODE_ENV === "development" : isLoopback(peer);
  const trail = (headers.get("x-forwarded-for") ?? "").split(",").map((entry) => entry.trim());
  const trailIsLocal = trail.every((entry) => entry === "" || isLoopback(entry));
  return peerIsLocal && trailIsLocal && isLocalName(headers.get("host") ?? "");
}

function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\.\d+\.\d+\.\d+$/i.test(address) || address === "::1";
}

function isLocalName(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(host);
}
