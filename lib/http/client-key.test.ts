import { expect, it } from "vitest";
import { clientKey } from "@/lib/http/client-key";

const keyOf = (address: string) => clientKey(new Headers({ "x-querent-client-address": address }));

it("counts IPv4 by address and IPv6 by network, so that a customer's billions of addresses are one", () => {
  expect(keyOf("203.0.113.7")).toBe("203.0.113.7");
  expect(keyOf("::ffff:203.0.113.7")).toBe("203.0.113.7");
  expect(keyOf("2001:db8:1:2:aaaa::1")).toBe(keyOf("2001:db8:1:2::ffff"));
  expect(keyOf("2001:db8:1:2::1")).not.toBe(keyOf("2001:db8:1:3::1"));
});

it("has one key for all whose address nobody knows", () => {
  expect(clientKey(new Headers())).toBe("unknown");
});
