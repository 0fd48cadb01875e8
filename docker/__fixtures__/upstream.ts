import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

export type Received = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
};
type Answer = (request: Received, response: ServerResponse) => void | Promise<void>;

/** What stands behind nginx in its tests: answers as the test says, and remembers what it was asked. */
export class Upstream {
  readonly received: Received[] = [];

  private constructor(private readonly server: Server) {}

  /** `server`: one that is there already, such as the application's own; it does not listen yet. */
  static async listen(server: Server): Promise<Upstream> {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new Upstream(server);
  }

  static async answering(answer: Answer): Promise<Upstream> {
    const server = createServer(async (request, response) => {
      const received = {
        method: request.method ?? "",
        url: request.url ?? "",
        headers: request.headers,
        body: await buffer(request),
      };
      upstream.received.push(received);
      await answer(received, response);
    });
    const upstream = await Upstream.listen(server);
    return upstream;
  }

  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`; // it listens on a port, not on a pipe
  }

  /** As when its process is killed: connections break and new ones are refused. */
  async die(): Promise<void> {
    if (!this.server.listening) return;
    const closed = once(this.server, "close");
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }
}
