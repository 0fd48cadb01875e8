import "server-only";
import { isIP } from "node:net";
import { env } from "@/lib/env";

/** Set by `server.ts` from the socket; a value from outside is removed there. */
export const clientAddressHeader = "x-querent-client-address";

/** The address a request came from, as the server saw it; null where no server said so. */
export function clientAddress(headers: Headers): string | null {
  const address = headers.get(clientAddressHeader);
  return address !== null && isIP(address) !== 0 ? address : null;
}

/**
 * Whether the visitor sits at this machine. Three witnesses must agree, for each alone can be fooled: the socket (a proxy on
 * this machine is local, its visitors are not), the forwarding trail, and the host name (a hostile page can have its own name
 * resolve to 127.0.0.1). Nulls: without an address from the server only a development server counts as local.
 */
export function isLocalVisitor(headers: Headers): boolean {
  const address = clientAddress(headers);
  const socketIsLocal = address === null ? env.NODE_ENV === "development" : isLoopback(address);
  const trail = (headers.get("x-forwarded-for") ?? "").split(",").map((entry) => entry.trim());
  const trailIsLocal = trail.every((entry) => entry === "" || isLoopback(entry));
  return socketIsLocal && trailIsLocal && isLocalName(headers.get("host") ?? "");
}

function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\.\d+\.\d+\.\d+$/i.test(address) || address === "::1";
}

function isLocalName(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(host);
}
