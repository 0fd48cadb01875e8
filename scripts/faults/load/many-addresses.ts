import { Pool } from "undici";

export type Request = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
};
export type Reply = { readonly status: number; readonly body: Buffer };

/** Nobody waits longer; with the parts of an answer that comes in parts, for each. */
const answerMsMax = 30_000;
const connectMsMax = 5_000;
/** Below nginx's own: it is this end that closes, and no request meets a connection that is being closed. */
const idleMsMax = 60_000;

/**
 * Requests to one origin from many addresses of this machine in turn, each with connections of its own, as many people are: nginx
 * limits and counts each address by itself.
 */
export class ManyAddresses {
  readonly #pools: Pool[];
  #next = 0;

  /** `ca`: what to trust; null where the origin is without TLS. */
  constructor(origin: string, { count, ca }: { count: number; ca: string | null }) {
    this.#pools = Array.from({ length: count }, (_, index) => {
      const localAddress = `127.1.${Math.floor(index / 250)}.${(index % 250) + 1}`;
      const connect = { timeout: connectMsMax, ...(ca === null ? {} : { ca }) };
      const limits = { keepAliveTimeout: idleMsMax, headersTimeout: answerMsMax, bodyTimeout: answerMsMax };
      return new Pool(origin, { connections: null, localAddress, connect, ...limits });
    });
  }

  get count(): number {
    return this.#pools.length;
  }

  /** Fails: rejects where no whole answer came. */
  async send({ method, path, headers, body }: Request): Promise<Reply> {
    const pool = this.#pools[this.#next++ % this.#pools.length] as Pool;
    const withBody = { headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(body) };
    const reply = await pool.request({ method, path, ...(body === undefined ? { headers } : withBody) });
    return { status: reply.statusCode, body: Buffer.from(await reply.body.arrayBuffer()) };
  }

  async close(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => pool.destroy()));
  }
}
