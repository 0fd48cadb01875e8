import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { ApiError, fetchJson } from "@/lib/client/fetch-json";

const schema = z.object({ name: z.string() });

function answer(body: string, init: ResponseInit): void {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(body, init)));
}

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => null,
    (error: unknown) => error,
  );
}

afterEach(() => vi.unstubAllGlobals());

test("a good answer comes back as its schema says", async () => {
  answer('{"name":"Sales","extra":1}', { status: 200 });
  await expect(fetchJson("/api/x", { schema })).resolves.toEqual({ name: "Sales" });
});

test("an answer without a body is null", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(null, { status: 204 })));
  await expect(fetchJson("/api/x", { schema: z.null() })).resolves.toBeNull();
});

test("an error body becomes an ApiError with code, sentence and request id", async () => {
  const error = { code: "chat/not-found", message: "It is gone.", params: {}, retryable: false, requestId: "r-7" };
  answer(JSON.stringify({ error }), { status: 404 });
  const failure = await failureOf(fetchJson("/api/x", { schema }));
  expect(failure).toBeInstanceOf(ApiError);
  expect(failure).toMatchObject({ code: "chat/not-found", status: 404, sentence: "It is gone.", requestId: "r-7" });
});

test("a proxy's HTML page is an answer that was not understood, and may be tried again", async () => {
  answer("<html>Bad gateway</html>", { status: 502, headers: { "x-request-id": "r-8" } });
  const failure = await failureOf(fetchJson("/api/x", { schema }));
  expect(failure).toMatchObject({ code: "client/answer", sentence: null, retryable: true, requestId: "r-8" });
});

test("an answer of another shape is refused, not guessed at", async () => {
  answer('{"title":"Sales"}', { status: 200 });
  await expect(fetchJson("/api/x", { schema })).rejects.toMatchObject({ code: "client/answer" });
});

test("no connection is client/offline, an abort stays an abort", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed")));
  await expect(fetchJson("/api/x", { schema })).rejects.toMatchObject({ code: "client/offline" });
  const signal = AbortSignal.abort();
  vi.stubGlobal("fetch", () => Promise.reject(signal.reason));
  await expect(fetchJson("/api/x", { schema, signal })).rejects.toHaveProperty("name", "AbortError");
});
