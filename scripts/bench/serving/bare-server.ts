/** What node alone can do with the bytes of BENCH_BYTES: answers everything with them. Says its port when it listens. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const bytes = readFileSync(process.env.BENCH_BYTES ?? "");
const server = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": bytes.length });
  response.end(bytes);
});
server.listen(0, "127.0.0.1", () => process.send?.({ ready: true, port: (server.address() as AddressInfo).port }));
