import "server-only";
import type { IncomingMessage } from "node:http";
import { isDraining } from "@/lib/telemetry/shutdown";

/** nginx says by it that it takes a request to another instance when it is told to (docker/nginx/templates/server.conf.template). */
const mayHandOnHeader = "x-may-hand-on";
/** What tells it to: the name of its location for that, which only what stands in front of us can reach. */
export const handOnHeaders = ["retry-after", "1", "x-accel-redirect", "@another-instance"] as const;

/** Whether to leave a request to another instance: this one is about to end, and whoever brought it knows of others. */
export function isHandedOn({ headers }: IncomingMessage): boolean {
  return isDraining() && headers[mayHandOnHeader] !== undefined;
}
