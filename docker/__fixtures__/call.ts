import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { request as plainRequest } from "node:http";
import { request as tlsRequest } from "node:https";
import { buffer } from "node:stream/consumers";

export type Call = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Certificates to trust, in PEM form. */
  readonly ca?: string;
};
export type Answered = {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  /** Every line of the head as it came: names in small letters. */
  readonly lines: readonly (readonly [string, string])[];
  readonly body: Buffer;
};

/** Asks as nothing but the test says: no header added, no redirect followed, no body unpacked. */
export async function call(url: string, given: Call = {}): Promise<Answered> {
  const response = await open(url, given);
  const { rawHeaders } = response;
  const lines = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), rawHeaders[index + 1] ?? ""] as const] : [],
  );
  return { status: response.statusCode ?? 0, headers: response.headers, lines, body: await buffer(response) };
}

/** The same, as soon as the head is there. */
export async function open(
  url: string,
  { method = "GET", headers = {}, body, ca }: Call = {},
): Promise<IncomingMessage> {
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const options = { method, headers: { ...length, ...headers }, agent: false, ca };
  const request = url.startsWith("https:") ? tlsRequest(url, options) : plainRequest(url, options);
  // A server that refuses a body answers before it has read it.
  request.on("error", () => undefined);
  const answered = once(request, "response");
  const failed = once(request, "close").then(() => Promise.reject(new Error(`${url} did not answer`)));
  failed.catch(() => undefined);
  request.end(body);
  const [response] = (await Promise.race([answered, failed])) as [IncomingMessage];
  return response;
}
