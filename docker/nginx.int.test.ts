import { once } from "node:events";
import { connect as connectHttp2 } from "node:http2";
import { buffer } from "node:stream/consumers";
import { connect as connectTls } from "node:tls";
import { brotliCompressSync, createGunzip, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answered, type Call, call, open } from "@/docker/__fixtures__/call";
import { Upstream } from "@/docker/__fixtures__/upstream";
import { errorMessage } from "@/lib/i18n/error-message";
import { NginxServer } from "@/scripts/test/nginx-server";

/** Large enough that compressing it pays. */
const long = JSON.stringify({ rows: Array.from({ length: 500 }, (_, row) => ({ row, city: "Lisbon" })) });
const script = "const long = 1;".repeat(200);

let upstream: Upstream;
let nginx: NginxServer;

/** Resolved by a test when the rest of a stream may come. */
let goOn = Promise.withResolvers<void>();

beforeAll(async () => {
  upstream = await Upstream.answering(async ({ method, url, headers, body }, response) => {
    const path = url.split("?")[0];
    response.setHeader("x-request-id", headers["x-request-id"] ?? "none"); // on all that the application answers
    if (path === "/_next/static/app.js") {
      const packed = headers["accept-encoding"] === "br";
      response.setHeader("content-type", "application/javascript; charset=UTF-8");
      response.setHeader("cache-control", "public, max-age=31536000, immutable");
      response.setHeader("vary", "Accept-Encoding");
      if (packed) response.setHeader("content-encoding", "br");
      response.end(packed ? brotliCompressSync(script) : script);
    } else if (path === "/api/long") response.setHeader("content-type", "application/json").end(long);
    else if (path === "/api/packed") {
      response.setHeader("content-type", "application/json").setHeader("content-encoding", "br");
      response.setHeader("etag", '"packed-1"').setHeader("vary", "Accept-Encoding");
      if (headers["if-none-match"] === '"packed-1"') response.writeHead(304).end();
      else response.end(brotliCompressSync(long));
    } else if (path === "/api/chat" || path === "/api/lines" || path === "/page") {
      const type = { "/api/chat": "text/event-stream", "/api/lines": "application/x-ndjson", "/page": "text/html" }[
        path
      ];
      response.setHeader("content-type", type);
      if (path === "/api/lines") response.setHeader("x-accel-buffering", "no");
      response.write("first\n");
      await goOn.promise;
      response.end("last\n");
    } else response.end(JSON.stringify({ method, url, headers, bytes: body.length }));
  });
  nginx = await NginxServer.start({ upstreams: [upstream.address] });
});
afterAll(async () => {
  await nginx.stop();
  await upstream.die();
});

const ask = (path: string, given: Call = {}, at = nginx) => call(at.origin + path, { ca: at.ca, ...given });
const json = ({ body }: Answered) => JSON.parse(body.toString());

it("has a configuration that nginx takes", async () => {
  expect(await nginx.test()).toContain("test is successful");
});

describe("over TLS", () => {
  it("sends plain HTTP on to the same address, whatever was sent", async () => {
    for (const method of ["GET", "POST"]) {
      const { status, headers } = await call(`${nginx.plainOrigin}/dashboards/1?tab=2`, { method });
      expect([status, headers.location]).toEqual([308, `${nginx.origin}/dashboards/1?tab=2`]);
      expect(headers["strict-transport-security"]).toBeUndefined();
    }
  });

  it("speaks HTTP/2, many requests over one connection", async () => {
    const session = connectHttp2(nginx.origin, { ca: nginx.ca });
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const stream = session.request({ ":path": `/api/echo?${index}` });
        const [head] = await once(stream, "response");
        expect(JSON.parse((await buffer(stream)).toString()).headers.host).toBe(new URL(nginx.origin).host);
        return head[":status"];
      }),
    );
    expect(session.alpnProtocol).toBe("h2");
    session.close();
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  it("takes TLS 1.2 and 1.3 with forward secrecy, and nothing older", async () => {
    const port = Number(new URL(nginx.origin).port);
    const shake = async (version: "TLSv1.1" | "TLSv1.2" | "TLSv1.3", ciphers?: string) => {
      const socket = connectTls({
        port,
        host: "127.0.0.1",
        ca: nginx.ca,
        minVersion: "TLSv1",
        maxVersion: version,
        ciphers,
      });
      try {
        await once(socket, "secureConnect");
        return socket.getProtocol();
      } catch (error) {
        return String(error);
      } finally {
        socket.destroy();
      }
    };
    expect(await shake("TLSv1.3")).toBe("TLSv1.3");
    expect(await shake("TLSv1.2")).toBe("TLSv1.2");
    // The client would: it offers everything that its library has.
    expect(await shake("TLSv1.1", "ALL@SECLEVEL=0")).toMatch(/protocol version/);
    expect(await shake("TLSv1.2", "AES128-SHA:@SECLEVEL=0")).toMatch(/handshake failure/);
  });
});

describe("what passes", () => {
  it("hands the application the client's address, host, scheme and request id, over what the client wrote itself", async () => {
    const forged = {
      "x-forwarded-for": "203.0.113.9",
      "x-real-ip": "203.0.113.9",
      "x-forwarded-proto": "ftp",
      "x-forwarded-host": "elsewhere.example",
      forwarded: "for=203.0.113.9",
      "x-request-id": "my-own.id_1",
    };
    const answer = await ask("/api/echo", { headers: forged });
    const { headers } = json(answer);
    expect(headers).toMatchObject({
      "x-forwarded-for": "127.0.0.1",
      "x-real-ip": "127.0.0.1",
      "x-forwarded-proto": "https",
      "x-forwarded-host": new URL(nginx.origin).host,
      host: new URL(nginx.origin).host,
      "x-request-id": "my-own.id_1",
    });
    expect(headers.forwarded).toBeUndefined();
    expect(answer.lines.filter(([name]) => name === "x-request-id")).toEqual([["x-request-id", "my-own.id_1"]]);
  });

  it("gives a request that has no acceptable id a new one, the same for application, client and log", async () => {
    for (const id of [undefined, 'bad"id', "x".repeat(65)]) {
      const answer = await ask("/api/echo", { headers: id === undefined ? {} : { "x-request-id": id } });
      const given = json(answer).headers["x-request-id"];
      expect(given).toMatch(/^[0-9a-f]{32}$/);
      expect(answer.headers["x-request-id"]).toBe(given);
      expect(await nginx.accessLines()).toContainEqual(expect.objectContaining({ requestId: given, status: 200 }));
    }
  });

  it("packs long answers that the application did not pack, and leaves those alone that it did", async () => {
    const packed = await ask("/api/long", { headers: { "accept-encoding": "gzip" } });
    expect(packed.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(packed.body).toString()).toBe(long);
    const own = await ask("/api/packed", { headers: { "accept-encoding": "gzip, br" } });
    expect([own.headers["content-encoding"], own.headers.etag]).toEqual(["br", '"packed-1"']);
    expect(own.body.equals(brotliCompressSync(long))).toBe(true);
    const known = await ask("/api/packed", { headers: { "if-none-match": '"packed-1"', "accept-encoding": "br" } });
    expect([known.status, known.headers.etag, known.body.length]).toEqual([304, '"packed-1"', 0]);
  });

  it("asks the application once for a file of the build in each coding, and keeps its lasting cache line", async () => {
    const asked = () => upstream.received.filter(({ url }) => url === "/_next/static/app.js").length;
    for (const [accept, coding] of [
      ["zstd, br;q=1, gzip", "br"],
      ["gzip, deflate, br", "br"],
      ["", undefined],
    ] as const) {
      const { headers } = await ask("/_next/static/app.js", { headers: { "accept-encoding": accept } });
      expect([headers["content-encoding"], headers["cache-control"]]).toEqual([
        coding,
        "public, max-age=31536000, immutable",
      ]);
    }
    expect(asked()).toBe(2);
    const mine = await ask("/_next/static/app.js", { headers: { "accept-encoding": "br", "x-request-id": "mine" } });
    expect(mine.headers["x-request-id"]).toBe("mine");
    expect(asked()).toBe(2);
  });

  it.each(["/api/chat", "/api/lines", "/page"])(
    "hands on the first part of %s before the last is there",
    async (path) => {
      goOn = Promise.withResolvers();
      const method = path === "/api/chat" ? "POST" : "GET";
      const response = await open(nginx.origin + path, {
        ca: nginx.ca,
        method,
        headers: { "accept-encoding": "gzip" },
      });
      const isPacked = response.headers["content-encoding"] === "gzip";
      expect(isPacked).toBe(path === "/page");
      const parts = isPacked ? response.pipe(createGunzip()) : response;
      const [first] = await once(parts, "data");
      expect(String(first)).toBe("first\n");
      goOn.resolve();
      expect((await buffer(parts)).toString()).toBe("last\n");
    },
  );
});

describe("what does not pass", () => {
  it("refuses a body above the limit in the application's form, and takes a semantic model of 24 MiB", async () => {
    const refused = await ask("/api/reports/1", { method: "PUT", body: Buffer.alloc(4 * 1_048_576 + 1) });
    expect(refused.status).toBe(413);
    expect(json(refused)).toEqual({
      error: {
        code: "request/too-large",
        message: errorMessage({ code: "request/too-large", params: { limit: "4 MB" } }, "en"),
        params: { limit: "4 MB" },
        retryable: false,
        requestId: refused.headers["x-request-id"],
      },
    });
    const taken = await ask("/api/sources/1/model/file", { method: "PUT", body: Buffer.alloc(24 * 1_048_576) });
    expect(json(taken).bytes).toBe(24 * 1_048_576);
  });

  it("logs neither the key of a shared dashboard nor what stands in the query, nor its own health checks", async () => {
    for (const path of [
      "/share/s3cret/tab?code=s3cret",
      "/api/share/s3cret/data",
      "/embed/s3cret",
      "/api/embed/s3cret",
    ]) {
      await ask(path, { headers: { referer: "https://x.example/share/s3cret" } });
    }
    expect((await call(`${nginx.plainOrigin}/nginx-health`)).status).toBe(200);
    const lines = await nginx.accessLines();
    expect(lines.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["/share/[token]/tab", "/api/share/[token]/data", "/embed/[token]", "/api/embed/[token]"]),
    );
    expect(JSON.stringify(lines)).not.toContain("s3cret");
    expect(lines.some(({ path }) => path === "/nginx-health")).toBe(false);
  });
});
