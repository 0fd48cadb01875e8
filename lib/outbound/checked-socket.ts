import "server-only";
import { isIP, Socket } from "node:net";
import { AddressRefused, checkedLookup, type PrivateAllowed, refusalOf } from "./checked-lookup";

/**
 * A socket for drivers that open their own: connects to no address that is refused. Fails: an "error" event with `AddressRefused`.
 * Only hosts and ports: a driver that takes a path (PostgreSQL's socket files) would reach around the check.
 */
export class CheckedSocket extends Socket {
  constructor(private readonly privateAllowed: PrivateAllowed) {
    super();
  }

  override connect(...given: unknown[]): this {
    const [port, host] = given;
    if (typeof port !== "number" || typeof host !== "string") {
      return this.destroy(new AddressRefused("never", String(port)));
    }
    this.setKeepAlive(true);
    if (isIP(host) === 0) {
      super.connect({ port, host, lookup: checkedLookup(this.privateAllowed) });
    } else {
      // Node looks up no host that is an address already.
      void refusalOf(host, this.privateAllowed).then(
        (refused) => {
          if (refused !== null) this.destroy(refused);
          // Whoever gave up while it was looked at must not get a connection that nobody ends.
          else if (!this.destroyed) super.connect({ port, host });
        },
        (cause: Error) => this.destroy(cause),
      );
    }
    return this;
  }
}
