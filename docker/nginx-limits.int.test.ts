import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answered, type Call, call } from "@/docker/__fixtures__/call";
import { Upstream } from "@/docker/__fixtures__/upstream";
import { errorMessage } from "@/lib/i18n/error-message";
import { type NginxOptions, NginxServer } from "@/scripts/test/nginx-server";

let upstream: Upstream;
const started: NginxServer[] = [];

/** Each test has its own nginx, and with it its own counts. */
async function start(options: Omit<NginxOptions, "upstreams">): Promise<NginxServer> {
  const nginx = await NginxServer.start({ upstreams: [upstream.address], ...options });
  started.push(nginx);
  return nginx;
}

beforeAll(async () => {
  upstream = await Upstream.answering(({ url, headers }, response) => {
    response.setHeader("x-request-id", headers["x-request-id"] ?? "none");
    response.end(JSON.stringify({ url, headers }));
  });
});
afterAll(async () => {
  await Promise.all(started.map((nginx) => nginx.stop()));
  await upstream.die();
});

const ask = (nginx: NginxServer, path: string, given: Call = {}) =>
  call(nginx.origin + path, { ca: nginx.ca, ...given });
const json = ({ body }: Answered) => JSON.parse(body.toString());
async function statuses(count: number, one: (index: number) => Promise<Answered>): Promise<number[]> {
  const seen: number[] = [];
  for (let index = 0; index < count; index += 1) seen.push((await one(index)).status);
  return seen;
}

describe("requests of one address", () => {
  it("are refused above the limit, in the application's form and words and in the reader's language", async () => {
    const nginx = await start({ limits: { requestsPerMinute: 1, requestsBurst: 3 } });
    expect(await statuses(5, () => ask(nginx, "/api/me"))).toEqual([200, 200, 200, 200, 429]);
    for (const [headers, locale] of [
      [{ "accept-language": "de, en" }, "en"],
      [{ "accept-language": "zh-TW, en" }, "zh"],
      [{ "accept-language": "zh-CN", cookie: "querent_locale=en" }, "en"],
      [{ cookie: "other=1; querent_locale=zh" }, "zh"],
    ] as const) {
      const refused = await ask(nginx, "/api/me", { headers });
      const message = errorMessage({ code: "request/rate", params: { seconds: 5 } }, locale);
      const requestId = refused.headers["x-request-id"];
      const error = { code: "request/rate", message, params: { seconds: 5 }, retryable: true, requestId };
      expect(json(refused)).toEqual({ error });
      expect(refused.headers).toMatchObject({ "retry-after": "5", "content-type": "application/json" });
    }
    const page = await ask(nginx, "/dashboards");
    expect([page.status, page.headers["content-type"]]).toEqual([429, "text/html; charset=utf-8"]);
    const limited = (await nginx.accessLines()).filter(({ status }) => status === 429);
    expect(new Set(limited.map((line) => line.limited))).toEqual(new Set(["REJECTED"]));
  });

  it("are not counted where they are for the files that a page brings along", async () => {
    const nginx = await start({ limits: { requestsPerMinute: 1, requestsBurst: 1 } });
    const files = ["/_next/static/chunks/a.js", "/_next/static/media/inter.woff2", "/favicon.svg", "/maps/world.json"];
    const seen = await statuses(40, (index) => ask(nginx, `${files[index % files.length]}?${index}`));
    expect(new Set(seen)).toEqual(new Set([200]));
    expect(await statuses(3, () => ask(nginx, "/_next/image?url=%2F_next%2Fstatic%2Fa"))).toEqual([200, 200, 429]);
  });

  it("let a person open one dashboard after the other with the limits as they come", async () => {
    const nginx = await start({});
    const seen = await statuses(8 * 12, (index) => ask(nginx, `/api/dashboards/${index}`));
    expect(new Set(seen)).toEqual(new Set([200]));
  });

  it("count apart from another's, and of an IPv6 address the first half", async () => {
    const nginx = await start({
      limits: { requestsPerMinute: 1, requestsBurst: 1 },
      trustedProxies: ["127.0.0.1"],
    });
    const from = (address: string) => ask(nginx, "/api/me", { headers: { "x-forwarded-for": address } });
    expect(await statuses(3, () => from("203.0.113.1"))).toEqual([200, 200, 429]);
    expect((await from("203.0.113.2")).status).toBe(200);
    for (const [one, same, other] of [
      ["2001:db8:1:2:3::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1"],
      ["2001:db8::1", "2001:db8::2", "2001:db8:5::1"],
    ] as const) {
      expect([(await from(one)).status, (await from(same)).status, (await from(one)).status]).toEqual([200, 200, 429]);
      expect((await from(other)).status).toBe(200);
    }
  });
});

describe("questions", () => {
  it("have a limit of their own, by every way that asks a model", async () => {
    const nginx = await start({
      limits: { questionsPerMinute: 1, questionsBurst: 1 },
      trustedProxies: ["127.0.0.1"],
    });
    const ways = [
      "/api/chat",
      "/api/reports",
      "/api/reports/1/runs",
      "/api/dashboards/1/design",
      "/api/dashboards/1/explain",
      "/api/prompts/preview",
      "/api/quality/sets/1/runs",
    ];
    for (const [index, path] of ways.entries()) {
      // Each way by somebody else, whose count is still at nothing.
      const headers = { "x-forwarded-for": `203.0.113.${index}` };
      const asked = await statuses(3, () => ask(nginx, path, { method: "POST", body: "{}", headers }));
      expect([path, ...asked]).toEqual([path, 200, 200, 429]);
      const others = [ask(nginx, path, { headers }), ask(nginx, "/api/dashboards/1", { method: "PUT", headers })];
      expect((await Promise.all(others)).map(({ status }) => status)).toEqual([200, 200]);
    }
  });
});

describe("the client's address", () => {
  it("is the balancer's word where that is trusted, and so is the scheme", async () => {
    const nginx = await start({ trustedProxies: ["127.0.0.1", "198.51.100.0/24"] });
    const headers = { "x-forwarded-for": "203.0.113.66, 203.0.113.7, 198.51.100.2", "x-forwarded-proto": "https" };
    const { body } = await call(`${nginx.plainOrigin}/api/me`, { headers });
    expect(JSON.parse(body.toString()).headers).toMatchObject({
      "x-forwarded-for": "203.0.113.7",
      "x-forwarded-proto": "https",
    });
    expect(await nginx.accessLines()).toContainEqual(expect.objectContaining({ address: "203.0.113.7" }));
  });

  it("is that of the connection where nobody is trusted", async () => {
    const nginx = await start({});
    const headers = { "x-forwarded-for": "203.0.113.7", "x-forwarded-proto": "https" };
    expect(json(await ask(nginx, "/api/me", { headers })).headers["x-forwarded-for"]).toBe("127.0.0.1");
    expect((await call(`${nginx.plainOrigin}/api/me`, { headers })).status).toBe(308);
  });
});

describe("the metrics", () => {
  it("are read from inside", async () => {
    expect((await ask(await start({}), "/api/metrics")).status).toBe(200);
  });

  it("are refused from outside, however their address is written", async () => {
    const outside = await start({ metricsFrom: ["192.0.2.0/24"] });
    const ways = ["metrics", "metrics/", "/metrics", "%6detrics", "metrics.rsc", "METRICS", "x/../metrics"];
    for (const way of ways) {
      const refused = await ask(outside, `/api/${way}`);
      expect([way, refused.status, json(refused).error.code]).toEqual([way, 403, "auth/forbidden"]);
    }
  });

  it("are refused to whoever another speaks for, trusted or not", async () => {
    for (const trustedProxies of [[], ["127.0.0.1"]]) {
      const nginx = await start({ trustedProxies });
      for (const address of ["203.0.113.7", "10.1.2.3"]) {
        const refused = await ask(nginx, "/api/metrics", { headers: { "x-forwarded-for": address } });
        expect(refused.status).toBe(403);
      }
    }
  });
});
