import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { viewer as person } from "@/lib/auth/__fixtures__/viewers";
import type { Connection } from "./schema";

const admin = person("admin", { role: "admin" });
const servers = (["mysql", "postgres"] as const).map((kind) => {
  const url = process.env[`QUERENT_TEST_${kind.toUpperCase()}_URL`];
  return { kind, url };
});

/** With the default of an installation, which the other tests switch off. */
describe.each(servers.filter(({ url }) => url !== undefined))("a $kind server on this machine", ({ kind, url }) => {
  const { hostname, port, username: user, password } = new URL(url ?? "");
  const connection = (over: object = {}) =>
    ({
      ...{ kind, host: hostname, port: Number(port), user, password, database: "postgres", tls: "off" },
      ...(kind === "postgres" ? { schemas: ["public"] } : { database: "information_schema" }),
      ...over,
    }) as Connection;
  let sources: typeof import("./sources");
  let network: typeof import("@/lib/outbound/network-settings");

  beforeAll(async () => {
    vi.resetModules();
    vi.stubEnv("QUERENT_PRIVATE_ADDRESSES", "ask");
    sources = await import("./sources");
    network = await import("@/lib/outbound/network-settings");
    await network.changeNetworkSettings(admin, { privateAddresses: false });
  });
  afterAll(async () => {
    await network.changeNetworkSettings(admin, { privateAddresses: false });
    const { shutDown } = await import("@/lib/telemetry/shutdown");
    await shutDown();
    vi.unstubAllEnvs();
  });

  const test = (over: object = {}) =>
    sources.testConnection(admin, connection(over), { sourceId: null, signal: AbortSignal.timeout(20_000) });
  const refused = (code: string, host: string, address: string) => ({
    ok: false,
    error: { code, params: { host, address } },
  });

  it("is refused until an administrator allows private addresses, which is in the audit", async () => {
    const isPrivate = refused("source/private-address", hostname, hostname);
    expect(await test()).toMatchObject(isPrivate);
    const input = { name: `Private ${kind}`, connection: connection() };
    expect(await sources.createSource(admin, input)).toMatchObject(isPrivate);
    const reader = person("reader");
    expect(await network.changeNetworkSettings(reader, { privateAddresses: true })).toMatchObject({ ok: false });
    expect(await test()).toMatchObject(isPrivate);

    expect(await network.changeNetworkSettings(admin, { privateAddresses: true })).toMatchObject({ ok: true });
    expect(await test()).toMatchObject({ ok: true });
    const created = await sources.createSource(admin, input);
    if (!created.ok) throw new Error(created.error.code);
    await sources.deleteSource(admin, created.value.id);
    const { listAuditEvents } = await import("@/lib/auth/list-audit-events");
    const events = await listAuditEvents(admin, { action: "network" });
    expect(events.ok && events.value.events[0]?.details).toEqual({ privateAddresses: true });
  });

  it("is refused by name and by other spellings too, and as metadata even where private addresses are allowed", async () => {
    await network.changeNetworkSettings(admin, { privateAddresses: false });
    for (const host of ["localhost", "127.1", "2130706433", "::ffff:127.0.0.1"]) {
      expect(await test({ host }), host).toMatchObject({ error: { code: "source/private-address", params: { host } } });
    }
    await network.changeNetworkSettings(admin, { privateAddresses: true });
    for (const host of ["169.254.169.254", "0xa9fea9fe", "fd00:ec2::254", "0.0.0.0"]) {
      expect(await test({ host }), host).toMatchObject({
        error: { code: "source/forbidden-address", params: { host } },
      });
    }
  });

  it("is not reached through a socket file", async () => {
    const { ok, error } = { error: null, ...(await test({ host: "/var/run/postgresql" })) };
    expect([ok, error?.code]).toEqual([false, kind === "postgres" ? "source/forbidden-address" : "source/host"]);
  });
});
