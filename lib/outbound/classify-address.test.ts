import { describe, expect, it } from "vitest";
import { classifyAddress } from "./classify-address";

describe("addresses that no setting opens", () => {
  it.each([
    ["AWS, Google, Azure and most others", "169.254.169.254"],
    ["AWS's container credentials", "169.254.170.2"],
    ["Alibaba Cloud", "100.100.100.200"],
    ["Oracle Cloud", "192.0.0.192"],
    ["Azure's wire server", "168.63.129.16"],
    ["AWS by IPv6", "fd00:ec2::254"],
    ["Google by IPv6", "fd20:ce::254"],
    ["link-local", "fe80::1"],
    ["link-local with its interface", "fe80::1%eth0"],
    ["the end of link-local", "febf:ffff::1"],
    ["unspecified, which is this machine on Linux", "0.0.0.0"],
    ["this network", "0.1.2.3"],
    ["unspecified by IPv6", "::"],
    ["multicast", "224.0.0.1"],
    ["multicast by IPv6", "ff02::1"],
    ["broadcast", "255.255.255.255"],
    ["reserved", "240.0.0.1"],
    ["documentation", "192.0.2.1"],
    ["metadata, mapped", "::ffff:169.254.169.254"],
    ["metadata, mapped in hexadecimal", "::ffff:a9fe:a9fe"],
    ["metadata behind NAT64", "64:ff9b::a9fe:a9fe"],
    ["metadata behind a network's own NAT64", "64:ff9b:1::a9fe:a9fe"],
    ["metadata by 6to4", "2002:a9fe:a9fe::1"],
    ["metadata by ISATAP", "2001:4860::5efe:169.254.169.254"],
    ["metadata, IPv4-compatible", "::169.254.169.254"],
    ["metadata, translated", "::ffff:0:169.254.169.254"],
    ["Teredo, which hides the address", "2001::1"],
    ["metadata as one number", "2852039166"],
    ["metadata in hexadecimal", "0xa9fea9fe"],
    ["metadata in octal", "0251.0376.0251.0376"],
    ["metadata in mixed spelling", "169.0xfe.43518"],
  ])("%s: %s", (_name, address) => {
    expect(classifyAddress(address)).toBe("never");
  });
});

describe("addresses that an administrator may allow", () => {
  it.each([
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "::1",
    "[::1]",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "100.64.0.1",
    "198.18.0.1",
    "fc00::1",
    "fd12:3456::1",
    "fec0::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::10.0.0.1",
    "2002:7f00:1::1",
    "::127.0.0.1",
  ])("%s", (address) => {
    expect(classifyAddress(address)).toBe("private");
  });
});

it.each(["8.8.8.8", "172.32.0.1", "100.128.0.1", "11.0.0.1", "2606:4700::1111", "64:ff9b::8.8.8.8", "2002:808:808::1"])(
  "is public: %s",
  (address) => {
    expect(classifyAddress(address)).toBe("public");
  },
);

it.each(["example.com", "localhost", "1.2.3.4.5", "", "::g"])("is a name and not an address: %j", (text) => {
  expect(classifyAddress(text)).toBeNull();
});
