import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { Agent, request } from "undici";
import { afterEach, expect, it } from "vitest";
import { openCache } from "@/lib/cache/open-cache";
import { drain } from "@/lib/http/drain";
import { KeptResponses } from "@/lib/http/kept/kept-responses";
import { type Application, makeServer } from "@/lib/http/make-server";
import { NginxServer } from "@/scripts/test/nginx-server";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

async function listening(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  undo.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Says its name and what it was sent. */
const application = (name: string): Application => ({
  kept: new KeptResponses(openCache({ memoryBytesMax: 1_000_000 })),
  routeLabel: () => "/any",
  answer: async (incoming, response) => {
    let sent = "";
    for await (const part of incoming) sent += part;
    response.end(`${name} ${sent}`);
  },
});

it("an instance that is about to end gives nginx every request for another, writes too, and closes when none come", async () => {
  const ending = makeServer(() => application("ending"));
  const other = createServer((incoming, response) => void application("other").answer(incoming, response));
  const nginx = await NginxServer.start({ upstreams: [await listening(ending), await listening(other)] });
  undo.push(() => nginx.stop());
  const dispatcher = new Agent({ connect: { ca: nginx.ca } });
  undo.push(() => dispatcher.close());
  const ask = async (method: "GET" | "POST" | "PUT" | "PATCH", body?: string) => {
    const answer = await request(`${nginx.origin}/api/dashboards/1`, { method, body: body ?? null, dispatcher });
    return `${answer.statusCode} ${await answer.body.text()}`;
  };
  const before = [];
  for (let round = 0; round < 20; round += 1) before.push(await ask("GET"));
  expect(new Set(before)).toEqual(new Set(["200 ending ", "200 other "]));
  const somebody = connect((ending.address() as AddressInfo).port, "127.0.0.1");
  await once(somebody, "connect");
  const drained = drain(ending, { graceMs: 30_000, patienceMs: 30_000 });
  for (let round = 0; round < 20; round += 1) {
    expect(await ask("GET")).toBe("200 other ");
    for (const method of ["POST", "PUT", "PATCH"] as const)
      expect(await ask(method, "an edit")).toBe("200 other an edit");
  }
  somebody.destroy();
  await drained;
  for (let round = 0; round < 4; round += 1) expect(await ask("POST", "an edit")).toBe("200 other an edit");
});
