import { describe, expect, it } from "vitest";
import { clientAddress, isLocalVisitor } from "@/lib/auth/client-address";

const local = { "x-querent-peer-address": "127.0.0.1", "x-forwarded-for": "127.0.0.1", host: "localhost:3000" };

describe("isLocalVisitor", () => {
  it.each([
    ["this machine", local, true],
    [
      "this machine over IPv6",
      { ...local, "x-querent-peer-address": "::1", "x-forwarded-for": "::1", host: "[::1]:3000" },
      true,
    ],
    ["this machine over mapped IPv4", { ...local, "x-querent-peer-address": "::ffff:127.0.0.1" }, true],
    ["another machine", { ...local, "x-querent-peer-address": "10.0.0.7", "x-forwarded-for": "10.0.0.7" }, false],
    ["another machine through a proxy on this one", { ...local, "x-forwarded-for": "203.0.113.9, 127.0.0.1" }, false],
    ["a page whose name was bound to 127.0.0.1", { ...local, host: "evil.example" }, false],
    ["another machine that forges the trail", { ...local, "x-querent-peer-address": "10.0.0.7" }, false],
    ["a visitor no server vouches for", { host: "localhost:3000" }, false],
    ["an address that is none", { ...local, "x-querent-peer-address": "localhost" }, false],
  ])("judges %s", (_who, headers, expected) => {
    expect(isLocalVisitor(new Headers(headers))).toBe(expected);
  });
});

it("takes only IP addresses for a client's address", () => {
  expect(clientAddress(new Headers({ "x-querent-client-address": "10.0.0.7" }))).toBe("10.0.0.7");
  expect(clientAddress(new Headers({ "x-querent-client-address": "10.0.0.7, 1.2.3.4" }))).toBeNull();
});
