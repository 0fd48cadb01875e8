import "server-only";
import { lookup as resolve } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { classifyAddress } from "./classify-address";

/** Whether connections to private addresses are allowed; asked anew for each connection. */
export type PrivateAllowed = () => Promise<boolean>;

export const addressCodes = { private: "QUERENT_ADDRESS_PRIVATE", never: "QUERENT_ADDRESS_NEVER" } as const;

/**
 * A connection that was not made because of where it would have gone. What tells it apart is `code`, and the message is the bare
 * address: drivers wrap errors and keep nothing else of them.
 */
export class AddressRefused extends Error {
  override readonly name = "AddressRefused";
  readonly code: string;
  constructor(kind: keyof typeof addressCodes, address: string) {
    super(address);
    this.code = addressCodes[kind];
  }
}

/** Why an address is refused, or null. A text that is no address is refused too: nobody has looked at where it leads. */
export async function refusalOf(address: string, privateAllowed: PrivateAllowed): Promise<AddressRefused | null> {
  const kind = classifyAddress(address) ?? "never";
  if (kind === "never") return new AddressRefused("never", address);
  return kind === "public" || (await privateAllowed()) ? null : new AddressRefused("private", address);
}

/**
 * Node's look-up of a host, with each address checked before anybody connects to it. The connection goes to what was checked: a name
 * that is resolved again could by then point elsewhere. One refused address refuses the host, for the system chooses among them.
 */
export function checkedLookup(privateAllowed: PrivateAllowed, resolveHost: typeof resolve = resolve): LookupFunction {
  return (host, options, callback) => {
    resolveHost(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, []);
      void firstRefusal(
        addresses.map(({ address }) => address),
        privateAllowed,
      ).then(
        (refused) => {
          const [first] = addresses;
          if (refused !== null || first === undefined)
            return callback(refused ?? new Error(`${host} has no address`), []);
          if (options.all === true) return callback(null, addresses);
          callback(null, first.address, first.family);
        },
        (cause: Error) => callback(cause, []),
      );
    });
  };
}

async function firstRefusal(
  addresses: readonly string[],
  privateAllowed: PrivateAllowed,
): Promise<AddressRefused | null> {
  for (const address of addresses) {
    const refused = await refusalOf(address, privateAllowed);
    if (refused !== null) return refused;
  }
  return null;
}

/** Whether a connection to a host would be refused, without making one. A name that nobody knows is not. */
export async function refusalOfHost(host: string, privateAllowed: PrivateAllowed): Promise<AddressRefused | null> {
  if (isIP(host) !== 0) return await refusalOf(host, privateAllowed);
  return await new Promise((resolved, rejected) => {
    checkedLookup(privateAllowed)(host, { all: true }, (error) => {
      if (error === null || error instanceof AddressRefused) resolved(error);
      else if ("syscall" in error) resolved(null);
      else rejected(error);
    });
  });
}
