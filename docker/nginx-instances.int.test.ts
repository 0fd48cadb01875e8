import { once } from "node:events";
import type { Server } from "node:http";
import { buffer } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { type Call, call, open } from "@/docker/__fixtures__/call";
import { type Received, Upstream } from "@/docker/__fixtures__/upstream";
import { openCache } from "@/lib/cache/open-cache";
import { KeptResponses } from "@/lib/http/kept/kept-responses";
import { type Application, makeServer } from "@/lib/http/make-server";
import { NginxServer } from "@/scripts/test/nginx-server";

const running: { die?(): Promise<void>; stop?(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0).reverse()) await (one.stop?.() ?? one.die?.());
});

async function instance(name: string, answer?: (request: Received) => Promise<void>): Promise<Upstream> {
  const upstream = await Upstream.answering(async (request, response) => {
    await answer?.(request);
    response.setHeader("x-request-id", request.headers["x-request-id"] ?? "none").end(`${name} ${request.body}`);
  });
  running.push(upstream);
  return upstream;
}

async function proxy(...upstreams: readonly { readonly address: string }[]): Promise<NginxServer> {
  const nginx = await NginxServer.start({ upstreams: upstreams.map(({ address }) => address) });
  running.push(nginx);
  return nginx;
}

const ask = (nginx: NginxServer, path: string, given: Call = {}) =>
  call(nginx.origin + path, { ca: nginx.ca, ...given });
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
const sent = (method: string) => (method === "GET" ? {} : { body: "edit" });

describe("instances", () => {
  it("share the requests", async () => {
    const both = [await instance("a"), await instance("b")];
    const nginx = await proxy(...both);
    for (let index = 0; index < 20; index += 1) await ask(nginx, "/api/me");
    for (const { received } of both) expect(received.length).toBeGreaterThan(0);
  });

  it("that refuse connections are passed over, with every method, and nobody notices", async () => {
    const [dead, alive] = [await instance("dead"), await instance("alive")];
    const nginx = await proxy(dead, alive);
    await dead.die();
    for (let round = 0; round < 4; round += 1) {
      for (const method of methods) {
        const answer = await ask(nginx, "/api/dashboards/1", { method, ...sent(method) });
        expect([answer.status, answer.body.toString()]).toEqual([200, `alive ${method === "GET" ? "" : "edit"}`]);
      }
    }
  });

  it("that break off are passed over for what may be done twice, and never for what may not", async () => {
    for (const [method, status] of [
      ["GET", 200],
      ["POST", 502],
      ["PATCH", 502],
    ] as const) {
      const breaks: Upstream = await instance("breaks", () => breaks.die());
      const other = await instance("other");
      const nginx = await proxy(breaks, other);
      const answers = await Promise.all([1, 2].map(() => ask(nginx, "/api/reports", { method, ...sent(method) })));
      expect(breaks.received).toHaveLength(1);
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, status]);
      expect(other.received).toHaveLength(status === 200 ? 2 : 1);
    }
  });

  it("that still start hand every request to another, writes with their body too", async () => {
    const starting = await serving(() => null);
    const ready = await instance("ready");
    const nginx = await proxy(starting, ready);
    for (let round = 0; round < 4; round += 1) {
      for (const method of methods) {
        const answer = await ask(nginx, "/api/dashboards/1", { method, ...sent(method) });
        expect([answer.status, answer.body.toString()]).toEqual([200, `ready ${method === "GET" ? "" : "edit"}`]);
      }
    }
  });

  it("that all still start say so, and not that something broke", async () => {
    const nginx = await proxy(await serving(() => null), await serving(() => null));
    const answer = await ask(nginx, "/api/dashboards/1", { method: "POST", body: "edit" });
    expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([503, { status: "starting" }]);
    expect(answer.headers["x-accel-redirect"]).toBeUndefined();
  });

  it("that are all away are answered for: programs in the application's form, people by a page that tries again", async () => {
    const gone = await instance("gone");
    const nginx = await proxy(gone);
    await gone.die();
    const api = await ask(nginx, "/api/me");
    expect([api.status, api.headers["retry-after"]]).toEqual([502, "2"]);
    expect(JSON.parse(api.body.toString()).error).toMatchObject({
      code: "request/internal",
      retryable: true,
      requestId: api.headers["x-request-id"],
    });
    const page = await ask(nginx, "/dashboards", { headers: { "accept-language": "zh" } });
    expect([page.status, page.headers["content-type"]]).toEqual([502, "text/html; charset=utf-8"]);
    expect(page.body.toString()).toMatch(/<html lang="zh">.*http-equiv="refresh".*正在启动/);
  });

  it("keep what they answer: an error of the application is nobody else's, and takes nobody out of the list", async () => {
    const [one, two] = [await failing(), await failing()];
    const nginx = await proxy(one, two);
    for (let index = 0; index < 12; index += 1) {
      const answer = await ask(nginx, "/api/queries/1/data");
      expect([answer.status, answer.body.toString(), answer.headers["retry-after"]]).toEqual([503, "mine", undefined]);
    }
    expect(one.received.length + two.received.length).toBe(12);
  });

  it("of an older build are passed over for files that only the newer has", async () => {
    const old = await failing(404);
    const nginx = await proxy(old, await instance("new"));
    for (let index = 0; index < 6; index += 1) {
      expect((await ask(nginx, `/_next/static/${index}.js`)).body.toString()).toBe("new ");
    }
    expect(old.received.length).toBeGreaterThan(0);
  });

  it("are exchanged while requests run, and those run to their end", async () => {
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
    const { promise: hasBegun, resolve: begin } = Promise.withResolvers<void>();
    const old = await instance("old", () => {
      begin();
      return mayEnd;
    });
    const nginx = await proxy(old);
    const long = open(`${nginx.origin}/api/reports`, { ca: nginx.ca, method: "POST", body: "edit" });
    await hasBegun;
    await nginx.setUpstreams([(await instance("young")).address]);
    for (let index = 0; index < 8; index += 1) {
      expect((await ask(nginx, "/api/me")).body.toString()).toBe("young ");
    }
    end();
    expect((await buffer(await long)).toString()).toBe("old edit");
  });
});

describe("the application's own server", () => {
  it("finds address, scheme and request id, and every header of its answer goes out once", async () => {
    const echo: Application["answer"] = async (request, response) => {
      response.end(JSON.stringify(request.headers));
    };
    const nginx = await proxy(await serving(() => applicationThat(echo)));
    const answer = await ask(nginx, "/dashboards", {
      headers: { "x-request-id": "mine", "x-forwarded-for": "8.8.8.8" },
    });
    expect(JSON.parse(answer.body.toString())).toMatchObject({
      "x-querent-client-address": "127.0.0.1",
      "x-request-id": "mine",
      "x-forwarded-proto": "https",
    });
    const names = answer.lines.map(([name]) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(answer.headers).toMatchObject({
      "strict-transport-security": "max-age=31536000",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "x-request-id": "mine",
    });
    expect(answer.headers["content-security-policy"]).not.toContain("style-src 'unsafe-inline'; frame-ancestors");
  });

  it("is told when a reader leaves, so that the work for them ends", async () => {
    const { promise: left, resolve: leave } = Promise.withResolvers<void>();
    const stream: Application["answer"] = async (_request, response) => {
      response.on("close", leave);
      response.write("first");
    };
    const nginx = await proxy(await serving(() => applicationThat(stream)));
    const response = await open(`${nginx.origin}/api/chat`, { ca: nginx.ca, method: "POST", body: "{}" });
    await once(response, "data");
    response.destroy();
    await left;
  });
});

async function failing(status = 503): Promise<Upstream> {
  const upstream = await Upstream.answering(({ headers }, response) => {
    response.writeHead(status, { "x-request-id": headers["x-request-id"] ?? "none" }).end("mine");
  });
  running.push(upstream);
  return upstream;
}

/** The application's own server, with as much of an application behind it as the test has. */
async function serving(application: () => Application | null): Promise<Upstream> {
  const server: Server = makeServer(application);
  const upstream = await Upstream.listen(server);
  running.push(upstream);
  return upstream;
}

function applicationThat(answer: Application["answer"]): Application {
  return { answer, routeLabel: () => "/any", kept: new KeptResponses(openCache({ memoryBytesMax: 1_000_000 })) };
}
