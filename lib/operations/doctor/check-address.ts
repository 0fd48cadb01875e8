import "server-only";
import { isIP } from "node:net";
import { connect, type TLSSocket } from "node:tls";
import { z } from "zod";
import { env } from "@/lib/env";
import { broken, type Finding, fine, saidBy, skipped, warning } from "./finding";

const askMs = 5_000;
const dayMs = 86_400_000;
const certificateDaysMin = 14;
const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** The address that people open, and its certificate. */
export async function checkAddress(): Promise<Finding[]> {
  const { QUERENT_URL: address } = env;
  if (address === undefined) {
    const fix = "Behind a proxy, set QUERENT_URL to the address that people open; cookies are then kept to https.";
    return [{ ...fine("QUERENT_URL is not set: people reach Querent as each request says."), fix }];
  }
  const url = new URL(address);
  if (url.protocol === "https:") return await checkCertificate(url);
  if (loopback.has(url.hostname)) return [fine(`People open ${address}, on this machine alone.`)];
  return [
    warning(
      `People open ${address}: passwords and sessions travel unencrypted.`,
      "Put a proxy with TLS in front (docker/nginx shows one) and set QUERENT_URL to its https address.",
    ),
  ];
}

async function checkCertificate(url: URL): Promise<Finding[]> {
  const fix = "Renew the certificate of the proxy in front, and see to it that this happens by itself.";
  try {
    const { until, problem } = await certificateOf(url);
    const days = Math.floor((until.getTime() - Date.now()) / dayMs);
    const what = `People open ${url.origin}; its certificate ${days < 0 ? "ended" : "ends"} ${until.toISOString().slice(0, 10)}.`;
    if (days < 0) return [broken(what, fix)];
    if (problem !== null)
      return [
        warning(
          `${what} It is not trusted here: ${problem}.`,
          "Install it with its whole chain, from an authority that browsers know.",
        ),
      ];
    return [days < certificateDaysMin ? warning(what, fix) : fine(what)];
  } catch (error) {
    return [
      warning(
        `${url.origin} cannot be reached from here: ${saidBy(error)}.`,
        "Check QUERENT_URL, its name in DNS and the proxy; where this machine is not meant to reach it, all is well.",
      ),
    ];
  }
}

/** Also of one that is over or not trusted: that is what is looked for. */
function certificateOf(url: URL): Promise<{ until: Date; problem: string | null }> {
  return new Promise((resolve, reject) => {
    const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
    const servername = isIP(host) === 0 ? { servername: host } : {}; // RFC 6066: names alone
    const socket: TLSSocket = connect(
      { host, port: Number(url.port || 443), ...servername, rejectUnauthorized: false, timeout: askMs },
      () => {
        const { valid_to: until } = socket.getPeerCertificate();
        const problem = socket.authorized ? null : String(socket.authorizationError);
        socket.destroy();
        resolve({ until: new Date(until), problem });
      },
    );
    socket.on("timeout", () => socket.destroy(new Error("no answer")));
    socket.on("error", reject);
  });
}

const readySchema = z.object({ status: z.string(), parts: z.record(z.string(), z.object({ state: z.string() })) });

/** Whether an instance runs here, and what it says of itself. */
export async function checkServer(): Promise<Finding[]> {
  const at = `http://127.0.0.1:${env.PORT}`;
  let response: Response;
  try {
    response = await fetch(`${at}/api/ready`, { signal: AbortSignal.timeout(askMs) });
  } catch (error) {
    const isThere = error instanceof Error && error.name === "TimeoutError";
    if (isThere)
      return [broken(`What listens on port ${env.PORT} does not answer.`, "Look at its log, and start it again.")];
    return [skipped(`No server runs here on port ${env.PORT}.`)];
  }
  const ready = readySchema.safeParse(await response.json().catch(() => null));
  if (!ready.success) {
    return [warning(`Something else than Querent answers on port ${env.PORT}.`, "Set PORT to one that is free.")];
  }
  const down = Object.entries(ready.data.parts).flatMap(([name, { state }]) => (state === "up" ? [] : [name]));
  const { status } = ready.data;
  if (status === "ready") return [fine(`The server on port ${env.PORT} is ready.`)];
  const what = `The server on port ${env.PORT} is ${status}${down.length === 0 ? "" : `: ${down.join(" and ")} down`}.`;
  const fix =
    down.length === 0 ? "It is starting or stopping: look again in a minute." : "See what is said of that below.";
  return [status === "degraded" ? warning(what, fix) : broken(what, fix)];
}

/** What several processes on a port need. */
export function checkWorkers(): Finding[] {
  const missing = [env.DATABASE_URL ? [] : "DATABASE_URL", env.REDIS_URL ? [] : "REDIS_URL"].flat();
  if (env.WORKERS === 1) return [fine("One process serves the port.")];
  if (missing.length === 0) return [fine(`${env.WORKERS} processes share the port.`)];
  const what = `WORKERS is ${env.WORKERS}, which needs ${missing.join(" and ")}.`;
  return [broken(what, "Set them, or take WORKERS away.")];
}
