import { describe, expect, it } from "vitest";
import { clientAddressOf, isPrivateAddress } from "@/lib/http/client-network";

describe("isPrivateAddress", () => {
  it("tells private networks from public ones, in both versions and mapped", () => {
    const near = ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "::1", "fd00::1", "fe80::1", "::ffff:10.0.0.1"];
    for (const address of near) expect(isPrivateAddress(address), address).toBe(true);
    const far = [
      "8.8.8.8",
      "172.32.0.1",
      "192.169.0.1",
      "2001:4860::1",
      "::ffff:8.8.8.8",
      "",
      "localhost",
      "10.0.0.999",
    ];
    for (const address of far) expect(isPrivateAddress(address), address).toBe(false);
  });
});

describe("clientAddressOf", () => {
  it("believes no trail that a client from outside sends", () => {
    expect(clientAddressOf("203.0.113.5", "127.0.0.1")).toBe("203.0.113.5");
  });

  it("takes the last public entry behind a proxy, whatever the client wrote in front of it", () => {
    expect(clientAddressOf("::ffff:10.0.0.2", "127.0.0.1, 198.51.100.7")).toBe("198.51.100.7");
    expect(clientAddressOf("127.0.0.1", "192.0.2.1, 198.51.100.7, 10.0.0.9")).toBe("198.51.100.7");
  });

  it("gives the peer where no trail is, and skips what is no address", () => {
    expect(clientAddressOf("::ffff:127.0.0.1", undefined)).toBe("127.0.0.1");
    expect(clientAddressOf("10.0.0.2", "unknown, <script>")).toBe("10.0.0.2");
    expect(clientAddressOf("10.0.0.2", "192.168.3.4")).toBe("192.168.3.4");
    expect(clientAddressOf(undefined, "1.2.3.4")).toBeNull();
  });
});
