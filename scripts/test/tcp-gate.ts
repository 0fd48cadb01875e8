import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

export type Gate = {
  readonly port: number;
  /** Ends what goes through it; whoever comes is refused. */
  close(): Promise<void>;
  /** On the same port as before. */
  reopen(): Promise<void>;
};

/** What stands in front of a server that listens on a port of the loopback address, and can be shut. */
export async function openGate(port: number): Promise<Gate> {
  const open = new Set<Socket>();
  const pass = (client: Socket) => {
    const behind = connect(port, "127.0.0.1");
    for (const socket of [client, behind]) {
      open.add(socket);
      socket.on("error", () => undefined).on("close", () => open.delete(socket));
    }
    client.pipe(behind).pipe(client);
  };
  const listen = async (at: number): Promise<Server> => {
    const made = createServer(pass).listen(at, "127.0.0.1");
    await once(made, "listening");
    return made;
  };
  let server = await listen(0);
  const { port: own } = server.address() as AddressInfo; // a server that listens on TCP has an address of this form
  const close = async () => {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    for (const socket of open) socket.destroy();
    await closed;
  };
  const reopen = async () => {
    server = await listen(own);
  };
  return { port: own, close, reopen };
}
