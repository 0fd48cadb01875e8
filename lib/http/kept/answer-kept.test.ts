import { once } from "node:events";
import { request as httpRequest, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { createApiToken, revokeApiToken } from "@/lib/auth/api-tokens";
import { endSession } from "@/lib/auth/ended-sessions";
import { updateUser } from "@/lib/auth/users";
import type { Role } from "@/lib/auth/viewer";
import { viewerFromHeaders } from "@/lib/auth/viewer-from-headers";
import { cached } from "@/lib/cache/cached";
import { keepNothingOfThis } from "@/lib/cache/dependencies";
import { invalidate } from "@/lib/cache/invalidate";
import { handle } from "@/lib/http/handle";
import { keptBytesMax, keptResponses } from "@/lib/http/kept/kept-responses";
import { makeServer } from "@/lib/http/make-server";
import { ndjsonResponse } from "@/lib/http/ndjson-response";
import { newId } from "@/lib/id";
import { remember } from "@/lib/remember";
import { ok } from "@/lib/result";
import { sessionHeaders, signInAs } from "@/scripts/test/sign-in-as";

type Person = Awaited<ReturnType<typeof signInAs>>;

/** The lines of the access log, in place of standard output. */
const logged: Record<string, unknown>[] = [];
remember("access-log", () => ({ isEnabled: () => true, write: (line: string) => void logged.push(JSON.parse(line)) }));

/** By a session whose id is known. */
async function signIn(role: Role) {
  const { user } = await signInAs(role);
  const sessionId = newId();
  return { user, sessionId, headers: await sessionHeaders(user.id, 1, sessionId) };
}

/** What the route works with, and how often it was asked. */
let state: { rows: string; calls: number; ttlSeconds: number; breaks: boolean; during?: () => Promise<void> };
let server: Server;
let origin: string;
let ann: Awaited<ReturnType<typeof signIn>>;
let bob: Person;

/** Answers with who asks and what they asked for, from one value in the cache. */
const GET = handle(
  {
    ...{ route: "/api/test/kept", access: "signed-in", query: z.object({ q: z.string().default("") }) },
    keep: { secondsMax: 60 },
  },
  async ({ viewer, query, request }) => {
    state.calls += 1;
    const rows = await cached(
      {
        ...{ kind: "query-result", key: [query.q, String(state.ttlSeconds)], tags: ["source:kept"] },
        ...{ ttlSeconds: state.ttlSeconds, schema: z.string() },
      },
      async () => ok(state.rows),
    );
    if (!rows.ok) return rows;
    await state.during?.();
    if (state.breaks) keepNothingOfThis();
    const { role, email, locale } = viewer;
    const answer = { email, role, locale, q: query.q, rows: rows.value.value };
    if (!request.headers.get("accept")?.includes("ndjson")) return ok(answer);
    return ndjsonResponse(async (emit) => {
      await emit(answer);
      await emit({ end: true });
    });
  },
);

/** As Next hands a request to a route and its answer back. */
async function throughRoute(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]);
  const asked = new Request(`http://querent.example${request.url}`, { headers });
  const answer = await GET(asked, { params: Promise.resolve({}) });
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  for await (const chunk of answer.body ?? []) response.write(chunk);
  response.end();
}

beforeAll(async () => {
  ann = await signIn("viewer");
  bob = await signInAs("designer");
  server = makeServer(() => ({
    ...{ answer: throughRoute, routeLabel: () => "/api/test/kept", kept: keptResponses() },
  })).listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  state = { rows: newId(), calls: 0, ttlSeconds: 60, breaks: false };
  await invalidate(["source:kept"]);
});

async function ask(headers: Record<string, string>, q = "") {
  const response = await fetch(`${origin}/api/test/kept?q=${q}`, { headers });
  const text = await response.text();
  return {
    response,
    text,
    status: response.status,
    body: text.startsWith("{") ? JSON.parse(text.split("\n")[0] ?? "") : null,
  };
}

describe("an answer that is kept", () => {
  it("is given again without the route, with its age, its tag and the reader's id in the log", async () => {
    const first = await ask(ann.headers);
    const second = await ask(ann.headers);
    expect(second.text).toBe(first.text);
    expect(state.calls).toBe(1);
    expect(second.response.headers.get("etag")).toBe(first.response.headers.get("etag"));
    expect(second.response.headers.get("age")).toBe("0");
    expect(second.response.headers.get("cache-control")).toBe("private, no-cache");
    expect(second.response.headers.get("content-type")).toBe("application/json");
    expect(second.response.headers.get("x-frame-options")).toBe("DENY");
    const { user } = ann;
    const [ofRoute, ofMemory] = logged.slice(-2);
    expect(ofMemory).toMatchObject({ userId: user.id, sessionId: ann.sessionId, route: "/api/test/kept" });
    expect(ofRoute).toMatchObject({ userId: user.id, sessionId: ann.sessionId });
  });

  it("is logged without a session where a token was shown", async () => {
    const { viewer } = await viewerOf(ann);
    const { secret } = await createApiToken(viewer, { name: "logged", days: null });
    for (const _ of ["route", "memory"]) await ask({ authorization: `Bearer ${secret}` }, "token");
    expect(state.calls).toBe(1);
    const [ofRoute, ofMemory] = logged.slice(-2);
    expect([ofRoute, ofMemory]).toMatchObject([
      { userId: viewer.userId, sessionId: null },
      { userId: viewer.userId, sessionId: null },
    ]);
    expect(JSON.stringify(logged)).not.toContain(secret);
  });

  it("is 304 for whoever has it still", async () => {
    const { response } = await ask(ann.headers);
    const again = await ask({ ...ann.headers, "if-none-match": response.headers.get("etag") ?? "" });
    expect([again.status, again.text, state.calls]).toEqual([304, "", 1]);
    expect((await ask({ ...ann.headers, "if-none-match": 'W/"another"' })).status).toBe(200);
  });

  it.each([
    ["zstd, br, gzip", "zstd", zstdDecompressSync],
    ["gzip, deflate, br", "br", brotliDecompressSync],
    ["gzip;q=1.0, br;q=0", "gzip", gunzipSync],
  ] as const)("is packed for who takes %s as %s", async (accepted, coding, unpack) => {
    state.rows = "a long text ".repeat(500);
    await ask(ann.headers);
    for (const round of [1, 2]) {
      const sent = httpRequest(`${origin}/api/test/kept?q=`, {
        headers: { ...ann.headers, "accept-language": "*", "accept-encoding": accepted },
      });
      const [response] = (await once(sent.end(), "response")) as [IncomingMessage];
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      expect([round, response.headers["content-encoding"]]).toEqual([round, coding]);
      expect(JSON.parse(unpack(Buffer.concat(chunks)).toString()).rows).toBe(state.rows);
    }
    expect(state.calls).toBe(1);
  });

  it("is told in lines where lines are asked for, and kept apart", async () => {
    const lines = { ...ann.headers, accept: "application/x-ndjson" };
    const first = await ask(lines);
    expect(first.text.split("\n")).toHaveLength(3);
    expect((await ask(lines)).text).toBe(first.text);
    expect(state.calls).toBe(1);
    expect((await ask(ann.headers)).text).not.toContain("end");
  });

  it("goes through whole in lines where it is too long to be kept, and is made anew", async () => {
    state.rows = "x".repeat(keptBytesMax + 1);
    const lines = { ...ann.headers, accept: "application/x-ndjson" };
    const first = await ask(lines);
    expect(first.body).toMatchObject({ rows: state.rows });
    expect((await ask(lines)).text).toBe(first.text);
    expect(state.calls).toBe(2);
  });
});

describe("many who ask at once", () => {
  it("are answered by one call of the route, however slowly the first of them reads", async () => {
    await ask(ann.headers, "before");
    const calls = state.calls;
    const held = Promise.withResolvers<void>();
    state.during = () => held.promise;
    const first = httpRequest(`${origin}/api/test/kept?q=many`, {
      headers: { ...ann.headers, "accept-language": "*" },
    });
    first.on("response", (response) => response.pause());
    first.end();
    const many = Array.from({ length: 50 }, () => ask(ann.headers, "many"));
    held.resolve();
    const bodies = (await Promise.all(many)).map(({ text }) => text);
    expect([new Set(bodies).size, state.calls - calls]).toEqual([1, 1]);
    first.destroy();
  });

  it("go to the route themselves where the answer of the first may not be kept", async () => {
    await ask(ann.headers, "before");
    state.breaks = true;
    const many = await Promise.all(Array.from({ length: 5 }, () => ask(ann.headers, "broken")));
    expect(many.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  });
});

describe("nobody is given what is not theirs", () => {
  it("whoever asks for the same address gets their own", async () => {
    for (const person of [ann, bob, ann, bob, bob, ann]) {
      const { body } = await ask(person.headers);
      expect([body.email, body.role]).toEqual([person.user.email, person.user.role]);
    }
    expect((await ask({})).status).toBe(401);
    expect((await ask({ cookie: `${ann.headers.cookie}x` })).status).toBe(401);
    expect((await ask({ ...ann.headers, authorization: "Bearer qrt_wrong" })).status).toBe(401);
  });

  it("another address, another language, another answer", async () => {
    await ask(ann.headers, "a");
    expect((await ask(ann.headers, "b")).body.q).toBe("b");
    expect((await ask({ ...ann.headers, "accept-language": "zh-CN" }, "a")).body.locale).toBe("zh");
    expect((await ask({ ...ann.headers, "accept-language": "en" }, "a")).body.locale).toBe("en");
  });

  it("a right that is lost is lost at once", async () => {
    const person = await signInAs("viewer");
    expect((await ask(person.headers)).body.role).toBe("viewer");
    const admin = await signInAs("admin");
    const { viewer } = await viewerOf(admin);
    await updateUser(viewer, person.user.id, { role: "designer" });
    expect((await ask(person.headers)).status).toBe(401);
    const headers = await sessionHeaders(person.user.id, 2);
    expect((await ask(headers)).body.role).toBe("designer");
    await updateUser(viewer, person.user.id, { groups: ["north"] });
    state.rows = "for the north";
    await invalidate(["source:kept"]);
    expect((await ask(headers)).body.rows).toBe("for the north");
    await updateUser(viewer, person.user.id, { disabled: true });
    expect((await ask(headers)).status).toBe(401);
  });

  it("a session that was signed out of opens nothing, wherever its cookie was copied to", async () => {
    const person = await signInAs("viewer");
    const sessionId = newId();
    const headers = await sessionHeaders(person.user.id, 1, sessionId);
    expect((await ask(headers)).status).toBe(200);
    expect((await ask(headers)).status).toBe(200);
    await endSession({ sessionId, userId: person.user.id });
    expect((await ask(headers)).status).toBe(401);
    expect((await ask(person.headers)).status).toBe(200);
  });

  it("a token that was revoked opens nothing", async () => {
    const person = await signInAs("viewer");
    const { viewer } = await viewerOf(person);
    const token = await createApiToken(viewer, { name: "script", days: null });
    const headers = { authorization: `Bearer ${token.secret}` };
    expect((await ask(headers)).body.email).toBe(person.user.email);
    expect((await ask(headers)).status).toBe(200);
    await revokeApiToken(viewer, token.id);
    expect((await ask(headers)).status).toBe(401);
  });
});

describe("an answer ends", () => {
  it("with each change of what it was made of", async () => {
    await ask(ann.headers);
    state.rows = "new";
    expect((await ask(ann.headers)).body.rows).not.toBe("new");
    await invalidate(["source:kept"]);
    expect((await ask(ann.headers)).body.rows).toBe("new");
    await invalidate(["source:another"]);
    const calls = state.calls;
    await ask(ann.headers);
    expect(state.calls).toBe(calls);
  });

  it("at once where it holds what may not be kept, or an error", async () => {
    state.ttlSeconds = 0;
    await ask(ann.headers, "never");
    await ask(ann.headers, "never");
    state = { ...state, ttlSeconds: 60, breaks: true };
    await ask(ann.headers, "broken");
    await ask(ann.headers, "broken");
    expect(state.calls).toBe(4);
  });

  it("when a change comes while it is being made", async () => {
    state.during = async () => {
      state.rows = "after";
      await invalidate(["source:kept"]);
    };
    expect((await ask(ann.headers, "race")).body.rows).not.toBe("after");
    delete state.during;
    expect((await ask(ann.headers, "race")).body.rows).toBe("after");
  });
});

async function viewerOf({ headers }: Person) {
  const viewer = await viewerFromHeaders(new Headers(headers));
  if (viewer === null) throw new Error("not signed in");
  return { viewer };
}
