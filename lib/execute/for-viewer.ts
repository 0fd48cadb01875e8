import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { type ErrorCode, type Refusal, refuse } from "@/lib/errors";

/** How a connection fails is for those who manage it: it names hosts, users and files. */
const connectionCodes: ReadonlySet<ErrorCode> = new Set([
  "source/host",
  "source/private-address",
  "source/forbidden-address",
  "source/password",
  "source/database",
  "source/rights",
  "source/tls",
  "source/file",
]);

/** A failure as somebody may hear of it. */
export function forViewer(refusal: Refusal, viewer: Viewer): Refusal {
  const hidden = connectionCodes.has(refusal.code) && !can(viewer, "source:manage");
  return hidden ? refuse("source/unreachable").error : refusal;
}
