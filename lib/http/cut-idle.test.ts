import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import { cutIdle } from "@/lib/http/cut-idle";

const opened: { server: Server; client: Socket }[] = [];
afterEach(() => {
  for (const { server, client } of opened.splice(0)) {
    client.destroy();
    server.closeAllConnections();
    server.close();
  }
});

/** A client that has sent one request and keeps its connection. */
async function asked(answer: RequestListener, unreadMsMax: number) {
  const server = createServer({ keepAliveTimeout: 50 }, answer);
  cutIdle(server, unreadMsMax);
  await once(server.listen(0, "127.0.0.1"), "listening");
  // A server that listens on TCP has an address of this form.
  const client = connect((server.address() as AddressInfo).port, "127.0.0.1");
  client.on("error", () => undefined); // being cut is what is waited for
  opened.push({ server, client });
  client.write("GET / HTTP/1.1\r\nhost: querent.example\r\n\r\n");
  return client;
}

it("ends a kept connection on which nothing more is asked", async () => {
  const client = await asked((_, response) => response.end("answered"), 60_000);
  client.resume();
  await once(client, "close");
});

it("cuts off a client that leaves its answer unread", async () => {
  const { promise: cut, resolve } = Promise.withResolvers<void>();
  const client = await asked((_, response) => {
    response.once("close", () => resolve());
    response.write("x".repeat(64 * 1024 * 1024));
  }, 50);
  client.pause();
  await cut;
});

it("leaves a stream alone that has nothing to say for a while", async () => {
  const client = await asked((request, response) => {
    response.write("first");
    request.socket.once("timeout", () => response.end("last"));
  }, 50);
  let text = "";
  client.setEncoding("utf8");
  for await (const part of client) {
    text += part;
    if (text.includes("last")) break;
  }
  expect(text).toContain("first");
});
