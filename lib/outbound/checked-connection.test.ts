import type { LookupAddress, lookup } from "node:dns";
import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer, type Server } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkedFetch } from "./checked-fetch";
import { AddressRefused, checkedLookup, refusalOfHost } from "./checked-lookup";
import { CheckedSocket } from "./checked-socket";

const allowed = async () => true;
const forbidden = async () => false;

/** A name server that gives the next answer each time it is asked. */
function names(...answers: string[][]) {
  let asked = 0;
  const resolve = (_host: string, _options: object, callback: (error: null, all: LookupAddress[]) => void) => {
    const addresses = answers[Math.min(asked++, answers.length - 1)] ?? [];
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
  return { resolve: resolve as unknown as typeof lookup, asked: () => asked };
}

type Answer = { error: Error | null; addresses: unknown };
const look = (resolve: typeof lookup, privateAllowed: () => Promise<boolean>, all = true) =>
  new Promise<Answer>((done) => {
    checkedLookup(privateAllowed, resolve)("db.example", { all }, (error, addresses) => done({ error, addresses }));
  });

describe("looking up a host", () => {
  it("hands on what it checked, asked once: a second answer of the name server is never connected to", async () => {
    const server = names(["8.8.8.8"], ["127.0.0.1"]);
    expect(await look(server.resolve, forbidden, false)).toEqual({ error: null, addresses: "8.8.8.8" });
    expect(server.asked()).toBe(1);
  });

  it.each([
    ["a private one among them", ["8.8.8.8", "10.0.0.1"]],
    ["a metadata address behind another family", ["8.8.8.8", "::ffff:169.254.169.254"]],
  ])("refuses a host with %s", async (_name, addresses) => {
    const { error } = await look(names(addresses).resolve, forbidden);
    expect(error).toBeInstanceOf(AddressRefused);
    expect(error?.message).toBe(addresses[1]);
  });

  it("lets private addresses pass where they are allowed, and metadata addresses nowhere", async () => {
    expect(await look(names(["10.0.0.1"]).resolve, allowed)).toMatchObject({ error: null });
    const { error } = await look(names(["169.254.169.254"]).resolve, allowed);
    expect(error).toMatchObject({ code: "QUERENT_ADDRESS_NEVER", message: "169.254.169.254" });
  });

  it("tells before a source is kept what would be refused, whatever the spelling, and lets unknown names be", async () => {
    for (const host of ["127.0.0.1", "localhost", "127.1", "0x7f.1", "2130706433"]) {
      expect(await refusalOfHost(host, forbidden), host).toMatchObject({ code: "QUERENT_ADDRESS_PRIVATE" });
      expect(await refusalOfHost(host, allowed), host).toBeNull();
    }
    for (const host of ["169.254.169.254", "0xa9fea9fe", "::ffff:a9fe:a9fe", "0.0.0.0", "fe80::1"]) {
      expect(await refusalOfHost(host, allowed), host).toMatchObject({ code: "QUERENT_ADDRESS_NEVER" });
    }
    expect(await refusalOfHost("nobody.invalid", forbidden)).toBeNull();
  });
});

describe("connecting", () => {
  let server: Server;
  let port = 0;
  let connections = 0;
  beforeAll(async () => {
    server = createServer((socket) => {
      connections += 1;
      socket.on("error", () => undefined); // the client leaves without reading
      socket.end("hello");
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.close();
  });

  it.each(["127.0.0.1", "localhost"])("a socket reaches %s only where that is allowed", async (host) => {
    const before = connections;
    const refused = new CheckedSocket(forbidden).connect(port, host);
    await expect(once(refused, "connect")).rejects.toMatchObject({ code: "QUERENT_ADDRESS_PRIVATE" });
    expect(connections).toBe(before);
    const open = new CheckedSocket(allowed).connect(port, host);
    await once(open, "connect");
    open.destroy();
  });

  it.each(["127.0.0.1", "localhost"])(
    "a socket that was given up while %s was looked at never connects",
    async (host) => {
      const before = connections;
      const socket = new CheckedSocket(allowed).connect(port, host);
      socket.destroy();
      await once(socket, "close");
      const other = new CheckedSocket(allowed).connect(port, host);
      await once(other, "data");
      other.destroy();
      expect(connections).toBe(before + 1);
    },
  );

  it("a socket takes no path, as a driver uses for a server's socket file", async () => {
    const socket = new CheckedSocket(allowed).connect("/var/run/postgresql/.s.PGSQL.5432");
    await expect(once(socket, "connect")).rejects.toMatchObject({ code: "QUERENT_ADDRESS_NEVER" });
  });
});

describe("fetching", () => {
  let origin = "";
  const server = createHttpServer((request, response) => {
    if (request.url === "/moved")
      response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data/" }).end();
    else response.end("hello");
  });
  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
  });

  it("reaches a private address only where that is allowed", async () => {
    expect(await (await checkedFetch(allowed)(origin)).text()).toBe("hello");
    await expect(checkedFetch(forbidden)(origin)).rejects.toMatchObject({ cause: { code: "QUERENT_ADDRESS_PRIVATE" } });
  });

  it("reaches a metadata address never, neither at once nor by a redirect", async () => {
    const cause = { code: "QUERENT_ADDRESS_NEVER", message: "169.254.169.254" };
    const fetchAnything = checkedFetch(allowed);
    for (const address of ["http://169.254.169.254/", "http://0xa9fea9fe/", "http://[::ffff:169.254.169.254]/"]) {
      await expect(fetchAnything(address), address).rejects.toMatchObject({ cause: { code: cause.code } });
    }
    await expect(fetchAnything(`${origin}/moved`, { redirect: "follow" })).rejects.toMatchObject({ cause });
    await expect(fetchAnything(`${origin}/moved`)).rejects.toThrow(TypeError);
  });
});
