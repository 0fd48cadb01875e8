import { describe, expect, it } from "vitest";
import { parseRedisAddress } from "@/lib/redis-address";

describe("parseRedisAddress", () => {
  it("leaves the address of one server as it is", () => {
    for (const url of ["redis://host", "redis://user:pass@host:6379/2", "rediss://:pass@[::1]:6380"]) {
      expect(parseRedisAddress(url)).toEqual({ kind: "single", url });
    }
  });

  it("reads the nodes of a Cluster, with the usual port where none is named", () => {
    expect(parseRedisAddress("redis-cluster://a.example:7000, b.example,[fd00::1]:7002")).toEqual({
      kind: "cluster",
      nodes: [
        { host: "a.example", port: 7000 },
        { host: "b.example", port: 6379 },
        { host: "fd00::1", port: 7002 },
      ],
      tls: false,
    });
    expect(parseRedisAddress("redis-cluster://a/")).toMatchObject({ kind: "cluster" });
  });

  it("reads login and TLS", () => {
    expect(parseRedisAddress("rediss-cluster://querent:p%40ss@w:rd@a,b")).toMatchObject({
      username: "querent",
      password: "p@ss@w:rd",
      tls: true,
    });
    expect(parseRedisAddress("redis-cluster://:secret@a")).toEqual({
      kind: "cluster",
      nodes: [{ host: "a", port: 6379 }],
      password: "secret",
      tls: false,
    });
  });

  it("reads Sentinels and the name they know the server by", () => {
    expect(parseRedisAddress("redis-sentinel://:secret@a,b:26380/my%20master")).toEqual({
      kind: "sentinel",
      sentinels: [
        { host: "a", port: 26379 },
        { host: "b", port: 26380 },
      ],
      masterName: "my master",
      password: "secret",
      tls: false,
    });
  });

  it.each([
    "",
    "host:6379",
    "http://host",
    "redis-cluster://",
    "redis-cluster://a,,b",
    "redis-cluster://a:port",
    "redis-cluster://a:0",
    "redis-cluster://a:65536",
    "redis-cluster://a b",
    "redis-cluster://user@a",
    "redis-cluster://:%zz@a",
    "redis-cluster://a/2",
    "redis-cluster://a?db=2",
    "redis-sentinel://a",
    "redis-sentinel://a/",
    "redis-ring://a,b",
  ])("refuses %j", (text) => expect(parseRedisAddress(text)).toBeNull());
});
