import "server-only";
import { isIP } from "node:net";
import { Agent, buildConnector, fetch as undiciFetch } from "undici";
import { checkedLookup, type PrivateAllowed, refusalOf } from "./checked-lookup";

/**
 * A `fetch` that connects to no address that is refused, wherever a redirect may lead. Redirects are errors unless the call says
 * otherwise: they would carry its headers along. undici's own, because Node's takes no connection of ours.
 * Fails: throws fetch's TypeError whose cause is `AddressRefused`.
 */
export function checkedFetch(privateAllowed: PrivateAllowed): typeof fetch {
  const connectTo = buildConnector({ lookup: checkedLookup(privateAllowed) });
  const dispatcher = new Agent({
    connect: (options, callback) => {
      const host = options.hostname.replace(/^\[|\]$/g, "");
      if (isIP(host) === 0) return connectTo(options, callback);
      // Node looks up no host that is an address already.
      void refusalOf(host, privateAllowed).then(
        (refused) => (refused === null ? connectTo(options, callback) : callback(refused, null)),
        (cause: Error) => callback(cause, null),
      );
    },
  });
  const checked = (input: unknown, init: object = {}) =>
    undiciFetch(input as string, { redirect: "error", ...init, dispatcher });
  // Both are the same standard; the package declares its own types for it.
  return checked as unknown as typeof fetch;
}
