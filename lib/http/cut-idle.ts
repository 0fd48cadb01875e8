import "server-only";
import type { Server } from "node:http";
import type { Socket } from "node:net";

/** Node keeps the answer that a connection is busy with on its socket, and nowhere where it can be asked for without work on every request. */
type ServedSocket = Socket & { readonly _httpMessage?: object | null };

/**
 * Cuts connections that nothing comes of any more: where the client leaves what waits for it unread for `unreadMsMax`, and where nothing
 * has been asked for as long as the server keeps connections. A stream that has nothing to say for a while is neither.
 */
export function cutIdle(server: Server, unreadMsMax: number): void {
  // Who listens to timeouts hears of all of them: Node then ends no kept connection by itself.
  server.setTimeout(unreadMsMax, (socket: ServedSocket) => {
    if (socket.writableLength > 0 || !socket._httpMessage) socket.destroy();
  });
}
