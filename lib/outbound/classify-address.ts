import ipaddr from "ipaddr.js";

/** never: no setting opens it. private: where an administrator allows it. */
export type AddressKind = "public" | "private" | "never";

/** Addresses at which clouds hand credentials to whatever runs on the machine, beyond those that are link-local anyway. */
const metadata = new Set([
  "100.100.100.200", // Alibaba Cloud
  "192.0.0.192", // Oracle Cloud
  "168.63.129.16", // Azure's wire server
  "fd00:ec2::254", // AWS
  "fd20:ce::254", // Google Cloud
]);

const kindOfRange: Readonly<Record<string, AddressKind>> = {
  unicast: "public",
  loopback: "private",
  private: "private",
  uniqueLocal: "private",
  carrierGradeNat: "private",
  // What unique local addresses were before.
  deprecatedSiteLocal: "private",
};

/** For tests of devices (RFC 2544); some local proxies answer every name with one of these. */
const benchmarking = ipaddr.IPv4.parseCIDR("198.18.0.0/15");

const worse: Readonly<Record<AddressKind, number>> = { public: 0, private: 1, never: 2 };

/**
 * Whether one may connect to an address. One that carries an IPv4 address (mapped, 6to4, NAT64, ISATAP) is judged by the worse of
 * the two. What is in no known range is never allowed. Nulls: not an address but a name.
 */
export function classifyAddress(text: string): AddressKind | null {
  const bare = text.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  // ipaddr.js also reads the old spellings (0x7f.1, 2130706433); the system's own look-up does so too.
  if (!ipaddr.isValid(bare)) return null;
  const address = ipaddr.parse(bare);
  return address.kind() === "ipv4" ? kindOf(address) : kindOfIpv6(address as ipaddr.IPv6);
}

function kindOf(address: ipaddr.IPv4 | ipaddr.IPv6): AddressKind {
  if (metadata.has(address.toString())) return "never";
  if (address instanceof ipaddr.IPv4 && address.match(benchmarking)) return "private";
  return kindOfRange[address.range()] ?? "never";
}

function kindOfIpv6(address: ipaddr.IPv6): AddressKind {
  const [carried, own] = carriedIpv4(address);
  if (carried === null) return own;
  const kind = kindOf(carried);
  return worse[kind] > worse[own] ? kind : own;
}

/** The IPv4 address that packets to it end at, and what the IPv6 address around it is by itself. */
function carriedIpv4(address: ipaddr.IPv6): [ipaddr.IPv4 | null, AddressKind] {
  const { parts } = address;
  const at = (index: number) => {
    const [high = 0, low = 0] = parts.slice(index);
    return new ipaddr.IPv4([high >> 8, high & 255, low >> 8, low & 255]);
  };
  const startsWith = (...wanted: number[]) => wanted.every((part, index) => parts[index] === part);
  if (address.isIPv4MappedAddress()) return [at(6), "public"];
  // ::127.0.0.1, long out of use; :: and ::1 are addresses of their own.
  if (startsWith(0, 0, 0, 0, 0, 0) && (parts[6] ?? 0) > 0) return [at(6), "private"];
  // Translated by the network: 64:ff9b::/96 everywhere, 64:ff9b:1::/48 and ::ffff:0:0:0/96 inside one.
  if (startsWith(0x64, 0xff9b, 0, 0, 0, 0)) return [at(6), "public"];
  if (startsWith(0x64, 0xff9b, 1) || startsWith(0, 0, 0, 0, 0xffff, 0)) return [at(6), "private"];
  if (startsWith(0x2002)) return [at(1), "public"];
  // ISATAP: the last half is 0:5efe or 200:5efe and the address.
  if (parts[5] === 0x5efe && ((parts[4] ?? 0) & ~0x200) === 0) return [at(6), kindOf(address)];
  return [null, kindOf(address)];
}
