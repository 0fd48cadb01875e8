import { expect, it } from "vitest";
import { readBody, readJson } from "@/lib/http/read-body";

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request("http://querent.example/", { method: "POST", body, headers, duplex: "half" } as RequestInit);

/** A body that arrives in pieces and counts how many were asked for. */
function pieces(piece: string, count: number) {
  let given = 0;
  const stream = new ReadableStream({
    pull(controller) {
      if (given === count) return controller.close();
      given += 1;
      controller.enqueue(new TextEncoder().encode(piece));
    },
  });
  return { stream, given: () => given };
}

it("reads JSON that arrives in pieces, also where a character is cut", async () => {
  const bytes = new TextEncoder().encode('{"name":"王"}');
  const stream = new ReadableStream({
    start(controller) {
      controller.enqueue(bytes.slice(0, 10));
      controller.enqueue(bytes.slice(10));
      controller.close();
    },
  });
  expect(await readJson(post(stream))).toEqual({ ok: true, value: { name: "王" } });
});

it("stops reading at the limit, whatever the header says", async () => {
  const { stream, given } = pieces("x".repeat(1_000), 1_000);
  const read = await readBody(post(stream, { "content-length": "5" }), 10_000);
  expect(read).toMatchObject({ ok: false, error: { code: "request/too-large", params: { limit: "9 KiB" } } });
  expect(given()).toBeLessThan(20);
});

it("accepts exactly the limit and refuses one byte more", async () => {
  expect((await readBody(post("x".repeat(1_048_576)))).ok).toBe(true);
  expect(await readBody(post("x".repeat(1_048_577)))).toMatchObject({ error: { params: { limit: "1 MiB" } } });
});

it.each(['{"a":', "{a:1}", "<xml/>"])("calls %j malformed", async (body) => {
  expect(await readJson(post(body))).toMatchObject({ ok: false, error: { code: "request/malformed" } });
});

it("calls bytes that are no text malformed", async () => {
  expect(await readJson(post(new Uint8Array([0x22, 0xff, 0x22])))).toMatchObject({
    error: { code: "request/malformed" },
  });
});

it("reads an empty body as none", async () => {
  expect(await readJson(post(" "))).toEqual({ ok: true, value: undefined });
});
