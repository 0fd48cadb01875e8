import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { fetchLines } from "@/lib/client/fetch-lines";

const schema = z.object({ name: z.string() });
const encoder = new TextEncoder();

/** An answer that comes in these pieces; an error among them breaks it off. */
function answer(pieces: readonly (string | Uint8Array | Error)[], init: ResponseInit = {}) {
  let [at, cancelled] = [0, false];
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const piece = pieces[at++];
      if (piece === undefined) controller.close();
      else if (piece instanceof Error) controller.error(piece);
      else controller.enqueue(typeof piece === "string" ? encoder.encode(piece) : piece);
    },
    cancel: () => {
      cancelled = true;
    },
  });
  const requests: RequestInit[] = [];
  vi.stubGlobal("fetch", (_: string, request: RequestInit) => {
    requests.push(request);
    return Promise.resolve(new Response(body, init));
  });
  return { requests, isCancelled: () => cancelled };
}

/** What comes, and what it fails with. */
async function read(signal?: AbortSignal) {
  const names: string[] = [];
  try {
    for await (const { name } of fetchLines("/api/x", { schema, signal })) names.push(name);
    return { names, failure: null };
  } catch (failure) {
    return { names, failure };
  }
}

afterEach(() => vi.unstubAllGlobals());

test("lines come whole, wherever the wire cuts them, also within a character", async () => {
  const bytes = encoder.encode('{"name":"收入"}\n{"name":"b"}\n');
  const { requests } = answer([...bytes].map((_, at) => bytes.slice(at, at + 1)));
  expect(await read()).toEqual({ names: ["收入", "b"], failure: null });
  expect(new Headers(requests[0]?.headers).get("accept")).toBe("application/x-ndjson");
});

test("an answer that breaks off or ends within a line can be tried again, and what came before has come", async () => {
  const retryable = { code: "client/answer", retryable: true };
  answer(['{"name":"a"}\n', new TypeError("network error")]);
  expect(await read()).toMatchObject({ names: ["a"], failure: retryable });
  answer(['{"name":"a"}\n{"na']);
  expect(await read()).toMatchObject({ names: ["a"], failure: retryable });
});

test("a line of another shape is refused, not guessed at", async () => {
  for (const line of ['{"title":"a"}', "<html>", ""]) {
    answer([`${line}\n`]);
    expect(await read()).toMatchObject({ failure: { code: "client/answer", retryable: false } });
  }
});

test("a refusal before the first line is the server's own", async () => {
  const error = { code: "dashboard/not-found", message: "It is gone.", params: {}, retryable: false, requestId: "r-7" };
  answer([JSON.stringify({ error })], { status: 404 });
  expect(await read()).toMatchObject({ names: [], failure: { code: "dashboard/not-found", sentence: "It is gone." } });
});

test("who stops reading ends the answer, and an abort stays an abort", async () => {
  const endless = answer(Array.from({ length: 1_000 }, () => '{"name":"a"}\n'));
  for await (const _ of fetchLines("/api/x", { schema })) break;
  await expect.poll(endless.isCancelled).toBe(true);
  const signal = AbortSignal.abort();
  answer([new DOMException("aborted", "AbortError")]);
  expect(await read(signal)).toMatchObject({ failure: { name: "AbortError" } });
});
