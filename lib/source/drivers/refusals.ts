import { type Refusal, refuse } from "@/lib/errors";
import { addressCodes } from "@/lib/outbound/checked-lookup";
import { TooLargeError } from "./kept-rows";
import { StoppedError } from "./watch-limits";

const reasonLengthMax = 300;

/** The engine's own words, short enough for a sentence and without the machine's folders. */
export function failedRefusal(message: string): Refusal {
  const line = message
    .replace(/\s+/g, " ")
    .replace(/\/(?:[^\s/'"]+\/)+/g, "")
    .trim();
  return refuse("execute/failed", { reason: line.slice(0, reasonLengthMax) }).error;
}

export function stoppedRefusal(reason: "cancelled" | "timeout", timeoutMs: number): Refusal {
  return reason === "cancelled"
    ? refuse("execute/cancelled").error
    : refuse("execute/timeout", { seconds: Math.max(1, Math.round(timeoutMs / 1000)) }).error;
}

/** What ended a run on this side of the engine; null when it was the engine itself. */
export function ownRefusal(error: unknown, timeoutMs: number): Refusal | null {
  if (error instanceof StoppedError) return stoppedRefusal(error.reason, timeoutMs);
  return error instanceof TooLargeError ? tooLargeRefusal(error.byteCountMax) : null;
}

export function tooLargeRefusal(byteCountMax: number): Refusal {
  return refuse("execute/too-large", { mebibytes: Math.max(1, Math.round(byteCountMax / 1024 / 1024)) }).error;
}

const hostCodes = new Set([
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "EHOSTDOWN",
  "ENETUNREACH",
  "ETIMEDOUT",
  "EADDRNOTAVAIL",
]);
const lostCodes = new Set(["ECONNRESET", "EPIPE", "PROTOCOL_CONNECTION_LOST", "ECONNABORTED", "ERR_STREAM_DESTROYED"]);
const tlsCode =
  /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO_SELF|SELF_SIGNED|HANDSHAKE_SSL|HANDSHAKE_NO_SSL|HOSTNAME_MISMATCH)/;

/** Failures that every server engine meets in the network below it; null when it is none of them. */
export function networkRefusal(error: unknown, server: { host: string; port: number }): Refusal | null {
  const code = errorCode(error);
  const { host } = server;
  if (code === addressCodes.private) return refuse("source/private-address", { host, address: errorText(error) }).error;
  if (code === addressCodes.never) return refuse("source/forbidden-address", { host, address: errorText(error) }).error;
  if (hostCodes.has(code)) return refuse("source/host", { host: `${server.host}:${server.port}` }).error;
  if (tlsCode.test(code)) return refuse("source/tls").error;
  if (lostCodes.has(code)) return refuse("execute/connection").error;
  return null;
}

/** The `code` of a Node or driver error. A host with several addresses fails with one error that holds the rest. */
export function errorCode(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return errorCode(error.errors[0]);
  if (typeof error !== "object" || error === null || !("code" in error)) return "";
  return String(error.code);
}

export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
