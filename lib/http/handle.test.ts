import { DrizzleQueryError } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { refuse } from "@/lib/errors";
import { handle } from "@/lib/http/handle";
import { ok } from "@/lib/result";
import { signInAs } from "@/scripts/test/sign-in-as";

const route = "/api/test";
const context = (params: Record<string, string> = {}) => ({ params: Promise.resolve(params) });
const request = (init: RequestInit = {}, url = "http://querent.example/api/test") => new Request(url, init);
const post = (body: string, headers: Record<string, string> = {}) => request({ method: "POST", body, headers });

async function read(response: Response) {
  return { status: response.status, body: await response.json() };
}

describe("what a handler answers", () => {
  it("becomes JSON, private, with a request id", async () => {
    const GET = handle({ route, access: "public" }, async () => ok({ a: 1 }));
    const response = await GET(request(), context());
    expect(await read(response.clone())).toEqual({ status: 200, body: { a: 1 } });
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(response.headers.get("x-request-id")).toMatch(/^[\w-]{36}$/);
  });

  it("keeps the caller's request id, but not one that could forge a log line", async () => {
    const GET = handle({ route, access: "public" }, async ({ requestId }) => ok(requestId));
    const kept = await GET(request({ headers: { "x-request-id": "trace-12345678" } }), context());
    expect([kept.headers.get("x-request-id"), await kept.json()]).toEqual(["trace-12345678", "trace-12345678"]);
    const replaced = await GET(request({ headers: { "x-request-id": 'a" level=error' } }), context());
    expect(replaced.headers.get("x-request-id")).toMatch(/^[\w-]{36}$/);
  });

  it("is 204 for nothing and passes a Response on with its own headers", async () => {
    const PUT = handle({ route, access: "public" }, async () => ok(undefined));
    expect((await PUT(request({ method: "PUT" }), context())).status).toBe(204);
    const GET = handle({ route, access: "public" }, async () =>
      Promise.resolve(
        new Response("a,b", { status: 201, headers: { "cache-control": "no-cache", "content-type": "text/csv" } }),
      ),
    );
    const response = await GET(request(), context());
    expect([response.status, await response.text()]).toEqual([201, "a,b"]);
    expect(response.headers.get("cache-control")).toBe("no-cache");
    expect(response.headers.get("x-request-id")).not.toBeNull();
  });

  it("is told in the reader's language when it is a refusal", async () => {
    const GET = handle({ route, access: "public" }, async () => refuse("source/name-taken", { name: "Shop" }));
    const { status, body } = await read(await GET(request({ headers: { "accept-language": "zh-CN" } }), context()));
    expect(status).toBe(409);
    expect(body.error).toMatchObject({ code: "source/name-taken", retryable: false, params: { name: "Shop" } });
    expect(body.error.message).toContain("已有名为“Shop”的数据源");
  });

  it("names the seconds to wait in the header too", async () => {
    const GET = handle({ route, access: "public" }, async () => refuse("request/rate", { seconds: 7 }));
    const response = await GET(request(), context());
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "7"]);
  });
});

describe("what a handler throws", () => {
  it("is hidden behind the request id", async () => {
    const GET = handle({ route, access: "public" }, async () => {
      throw new Error("the password is hunter2");
    });
    const { status, body } = await read(await GET(request(), context()));
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain("hunter2");
    expect(body.error.message).toContain(body.error.requestId);
  });

  it.each([
    ["a full disk", { errcode: 13 }, 507, "db/full"],
    ["a full MySQL", { code: "ER_RECORD_FILE_FULL" }, 507, "db/full"],
    ["a store that is away", { code: "ECONNREFUSED" }, 503, "db/unavailable"],
    ["a bug in a query", { code: "ER_BAD_FIELD_ERROR" }, 500, "request/internal"],
  ])("is named when the store failed: %s", async (_what, fields, status, code) => {
    const GET = handle({ route, access: "public" }, async () => {
      throw new DrizzleQueryError("select 1", [], Object.assign(new Error("failed"), fields));
    });
    const response = await GET(request(), context());
    expect(response.headers.get("retry-after")).toBe(code === "db/unavailable" ? "2" : null);
    expect(await read(response)).toMatchObject({ status, body: { error: { code } } });
  });

  it("counts as cancelled when the client has left", async () => {
    const left = AbortSignal.abort();
    const GET = handle({ route, access: "public" }, async ({ signal }) => {
      signal.throwIfAborted();
      return ok(1);
    });
    expect((await GET(request({ signal: left }), context())).status).toBe(499);
  });
});

describe("what a client sends", () => {
  const POST = handle(
    {
      route,
      access: "public",
      params: z.object({ id: z.uuid() }),
      query: z.object({ limit: z.coerce.number().int().max(10).default(5) }),
      body: z.object({ name: z.string().min(1), tags: z.array(z.string()).default([]) }),
    },
    async ({ params, query, body }) => ok({ params, query, body }),
  );
  const id = "0199f0a0-0000-7000-8000-000000000000";

  it("arrives parsed, with defaults", async () => {
    const response = await POST(post('{"name":"n","other":1}'), context({ id }));
    expect(await response.json()).toEqual({ params: { id }, query: { limit: 5 }, body: { name: "n", tags: [] } });
  });

  it("is not found when an id cannot be one", async () => {
    const { status, body } = await read(await POST(post('{"name":"n"}'), context({ id: "1 OR 1=1" })));
    expect([status, body.error.code]).toEqual([404, "request/not-found"]);
  });

  it.each([
    ["{", "request/malformed"],
    ["", "request/invalid"],
    ["[]", "request/invalid"],
    ['{"name":"n","tags":[1]}', "request/invalid"],
  ])("is refused with 400 when it is %j", async (sent, code) => {
    expect(await read(await POST(post(sent), context({ id })))).toMatchObject({
      status: 400,
      body: { error: { code } },
    });
  });

  it("is refused naming the field and the problem in the reader's language", async () => {
    const response = await POST(post('{"name":"n","tags":["a",1]}', { "accept-language": "zh" }), context({ id }));
    const { error } = await response.json();
    expect(error.params.field).toBe("tags.1");
    expect(error.params.problem).toMatch(/[\u4e00-\u9fff]/);
  });

  it("is refused with 413 above the limit", async () => {
    const sent = JSON.stringify({ name: "x".repeat(1_100_000) });
    expect((await POST(post(sent), context({ id }))).status).toBe(413);
  });
});

describe("who may call", () => {
  const POST = handle({ route, access: "user:manage" }, async ({ viewer }) => ok(viewer.role));
  const from = (headers: Record<string, string>) => POST(request({ method: "POST", headers }), context());

  it("is decided before anything is read", async () => {
    expect((await from({})).status).toBe(401);
    expect((await from((await signInAs("designer")).headers)).status).toBe(403);
    expect(await (await from((await signInAs("admin")).headers)).json()).toBe("admin");
  });

  it("refuses another site's write in the name of somebody signed in, but not a script's token", async () => {
    const { headers } = await signInAs("admin");
    const foreign = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
    expect(await read(await from({ ...headers, ...foreign }))).toMatchObject({
      status: 403,
      body: { error: { code: "request/origin" } },
    });
    expect((await from({ authorization: "Bearer qrt_unknown", ...foreign })).status).toBe(401);
  });
});
