import { BlockList, isIP } from "node:net";

const privateNetworks = new BlockList();
privateNetworks.addSubnet("127.0.0.0", 8, "ipv4");
privateNetworks.addSubnet("10.0.0.0", 8, "ipv4");
privateNetworks.addSubnet("172.16.0.0", 12, "ipv4");
privateNetworks.addSubnet("192.168.0.0", 16, "ipv4");
privateNetworks.addSubnet("169.254.0.0", 16, "ipv4");
privateNetworks.addAddress("::1", "ipv6");
privateNetworks.addSubnet("fc00::", 7, "ipv6");
privateNetworks.addSubnet("fe80::", 10, "ipv6");

/** Whether an address belongs to this machine or a private network. Anything that is no address does not. */
export function isPrivateAddress(address: string): boolean {
  const plain = withoutMapping(address);
  const version = isIP(plain);
  return version !== 0 && privateNetworks.check(plain, version === 4 ? "ipv4" : "ipv6");
}

/**
 * The address of the client behind a connection. What proxies say counts only when the peer is on this machine or a private
 * network; then it is the last public entry of the trail, for the client itself may have written what stands before it.
 * Nulls: the socket is already gone.
 */
export function clientAddressOf(socketAddress: string | undefined, forwardedFor: string | undefined): string | null {
  if (socketAddress === undefined) return null;
  const peer = withoutMapping(socketAddress);
  if (!isPrivateAddress(peer)) return peer;
  const trail = (forwardedFor ?? "")
    .split(",")
    .map((entry) => withoutMapping(entry.trim()))
    .filter((entry) => isIP(entry) !== 0);
  return trail.findLast((entry) => !isPrivateAddress(entry)) ?? trail[0] ?? peer;
}

/** An IPv4 address that came over an IPv6 socket, in its own form. */
function withoutMapping(address: string): string {
  return /^::ffff:\d+\.\d+\.\d+\.\d+$/i.test(address) ? address.slice("::ffff:".length) : address;
}
