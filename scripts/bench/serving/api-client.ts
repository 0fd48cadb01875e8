import { Agent, type IncomingMessage, request } from "node:http";

export const account = { email: "bench@example.com", password: "a long bench password" };
/** The settings by which a new store has this account. */
export const accountSettings = { QUERENT_ADMIN_EMAIL: account.email, QUERENT_ADMIN_PASSWORD: account.password };

export type Reply = {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
  readonly ms: number;
};

/** Somebody who is signed in, on as many connections as they need. */
export class ApiClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

  private constructor(
    readonly origin: string,
    readonly headers: Readonly<Record<string, string>>,
  ) {}

  /** Fails: throws when the server does not know the account. */
  static async signIn(origin: string, as = account): Promise<ApiClient> {
    const cookies = new Map<string, string>();
    const send = async (path: string, init: RequestInit = {}) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const response = await fetch(origin + path, {
        redirect: "manual",
        ...init,
        headers: { ...init.headers, cookie },
      });
      for (const line of response.headers.getSetCookie()) {
        const [pair = ""] = line.split(";", 1);
        cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
      }
      return response;
    };
    const { csrfToken } = await (await send("/api/auth/csrf")).json();
    const body = new URLSearchParams({ csrfToken, ...as, json: "true" });
    await send("/api/auth/callback/credentials", { method: "POST", body });
    const session = [...cookies].find(([name]) => name.endsWith("session-token"));
    if (session === undefined) throw new Error("the account of the bench could not sign in");
    return new ApiClient(origin, { cookie: session.join("="), "accept-language": "en" });
  }

  /** The same person on another instance. */
  at(origin: string): ApiClient {
    return new ApiClient(origin, this.headers);
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.#send("GET", path, undefined, headers);
  }

  send(method: "POST" | "PUT" | "PATCH", path: string, body: unknown): Promise<Reply> {
    return this.#send(method, path, JSON.stringify(body), { "content-type": "application/json" });
  }

  /** What an answer holds. Fails: throws on any status but success. */
  static json<T>(reply: Reply): T {
    if (reply.status >= 300) throw new Error(`${reply.status}: ${reply.body.toString("utf8", 0, 500)}`);
    return JSON.parse(reply.body.toString("utf8"));
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(
    method: string,
    path: string,
    body: string | undefined,
    more: Readonly<Record<string, string>>,
  ): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const started = performance.now();
      const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
      const headers = { ...this.headers, ...length, ...more };
      const sent = request(this.origin + path, { agent: this.#agent, method, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const ms = performance.now() - started;
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks), ms });
        });
      });
      sent.on("error", reject);
      sent.end(body);
    });
  }
}
