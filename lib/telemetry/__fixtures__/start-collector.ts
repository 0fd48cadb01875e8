import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { readSpans, type SentSpan } from "./read-spans";

export type Collector = {
  /** What goes into OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly url: string;
  readonly spans: readonly SentSpan[];
  /** Each delivery as it came. */
  readonly bodies: readonly Buffer[];
  readonly headers: readonly IncomingHttpHeaders[];
  close(): Promise<void>;
};

/** A collector of traces on the loopback address: OTLP over HTTP, protobuf. `status`: what it answers. */
export async function startCollector(status = 200): Promise<Collector> {
  const [spans, bodies, headers]: [SentSpan[], Buffer[], IncomingHttpHeaders[]] = [[], [], []];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const sent = Buffer.concat(chunks);
    const body = request.headers["content-encoding"] === "gzip" ? gunzipSync(sent) : sent;
    headers.push(request.headers);
    bodies.push(body);
    if (request.url === "/v1/traces" && status === 200) spans.push(...readSpans(body));
    response.writeHead(status, { "content-type": "application/x-protobuf" }).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // a server that listens on TCP has an address of this form
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${port}`, spans, bodies, headers, close };
}
