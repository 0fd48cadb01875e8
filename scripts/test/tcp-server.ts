import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export type TcpServer = { readonly url: string; close(): void };

/** A server that speaks to whoever connects as it is told to. */
export async function serveTcp(talk: (client: Socket) => void): Promise<TcpServer> {
  const open = new Set<Socket>();
  const server = createServer((client) => {
    open.add(client);
    client.on("error", () => client.destroy());
    talk(client);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const close = () => {
    server.close();
    for (const client of open) client.destroy();
  };
  return { url: `redis://127.0.0.1:${address.port}`, close };
}

type Line = TcpServer & {
  delayMs: number;
  /** Nothing comes any more over the connections there are, and nobody closes them: as when a machine vanishes. */
  mute(): void;
  /** As long as it does, random bytes arrive in place of what the server says. */
  raves: boolean;
};

/** What stands between an instance and a server on `port`: what the server says arrives `delayMs` later. */
export async function delayed(port: number): Promise<Line> {
  const line = { delayMs: 0, raves: false };
  let mutes = 0;
  const proxy = await serveTcp((client) => {
    const mutesBefore = mutes;
    const server = connect(port, "127.0.0.1");
    client.on("data", (bytes) => server.write(bytes));
    server.on("data", (bytes) => {
      if (mutes !== mutesBefore) return;
      const said = line.raves ? randomBytes(bytes.length) : bytes;
      setTimeout(() => client.destroyed || client.write(said), line.delayMs);
    });
    client.on("close", () => server.destroy());
    server.on("close", () => client.destroy());
    server.on("error", () => client.destroy());
  });
  const mute = () => {
    mutes += 1;
  };
  return Object.assign(line, proxy, { mute });
}
