import "server-only";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import type { Server } from "node:http";
import { resolve } from "node:path";
import next from "next";
import { z } from "zod";
import { warmUp } from "@/lib/dashboard/warm-up";
import { env, handOverNextConfig } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { drain } from "@/lib/http/drain";
import { keptResponses } from "@/lib/http/kept/kept-responses";
import { type Application, makeServer } from "@/lib/http/make-server";
import { makeRouteLabel, routesManifestSchema } from "@/lib/http/route-label";
import { withAssets } from "@/lib/http/serve-assets";
import { watchStore } from "@/lib/http/store-metric";
import { shareMetrics } from "@/lib/http/workers";
import { startUp } from "@/lib/start-up";
import { logger } from "@/lib/telemetry/logger";
import { onShutdown, shutDown } from "@/lib/telemetry/shutdown";
import { startTracing } from "@/lib/telemetry/start-tracing";

const drainMsMax = 30_000;
/** A balancer that asks for readiness does so every few seconds. A person who presses Ctrl-C has no balancer. */
const graceMsMax = { SIGTERM: 5_000, SIGINT: 0 };
const sameKeyPressMs = 1_000;
/** Connections that wait to be taken; the system cuts it to its own limit. With node's 511, nginx is refused in a busy second. */
const backlog = 4_096;
const log = logger("server");

/**
 * Serves Querent until the process is told to stop: listens first, so that a taken port is known at once, then opens
 * everything behind it.
 * Fails: throws an AppError with a sentence for the operator.
 */
export async function serve(): Promise<void> {
  let application: Application | null = null;
  process.on("unhandledRejection", (cause) => {
    // A promise nobody waited for: a bug, but no reason to cut off everybody else.
    log.error({ err: cause }, "unhandled rejection");
  });
  shareMetrics();
  watchStore();
  const tracing = startTracing();
  const server = makeServer(() => application);
  stopOnSignals(server);
  const port = await listen(server);
  const startedAt = performance.now();
  const [started, opened] = await Promise.all([startUp(), openApplication(port), tracing]);
  application = opened;
  void warmUp();
  log.info({ port, durationMs: Math.round(performance.now() - startedAt) }, "ready");
  process.send?.({ ready: true, port, awaitsFirstVisitor: started.awaitsFirstVisitor });
}

async function listen(server: Server): Promise<number> {
  server.listen({ port: env.PORT, host: env.HOST, backlog });
  try {
    await once(server, "listening");
  } catch (cause) {
    throw new AppError(whyNotListening((cause as NodeJS.ErrnoException).code), { cause });
  }
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : env.PORT;
}

function whyNotListening(code: string | undefined): string {
  const place = `${env.HOST}:${env.PORT}`;
  switch (code) {
    case "EADDRINUSE":
      return `Another program already listens on ${place}. Stop it, or choose another port: PORT=${env.PORT + 1} npm start`;
    case "EACCES":
      return `This user may not listen on ${place}. Choose a port above 1023: PORT=3000 npm start`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `This machine has no address ${env.HOST}. Set HOST to one it has, or to 0.0.0.0 for all.`;
    default:
      return `Cannot listen on ${place} (${code ?? "unknown"}).`;
  }
}

/** The part of `.next/required-server-files.json` that holds the configuration as it was built. */
const builtSchema = z.object({ config: z.record(z.string(), z.unknown()) });

/**
 * Opens Next with the configuration that it was built with, handed over as its own standalone server does: to compile next.config.ts
 * anew takes most of a second, and needs a compiler.
 */
async function openApplication(port: number): Promise<Application> {
  const { config } = builtSchema.parse(JSON.parse(readFileSync(".next/required-server-files.json", "utf8")));
  handOverNextConfig(config);
  const app = next({ dev: false, dir: process.cwd(), hostname: env.HOST, port });
  await app.prepare();
  onShutdown("next", () => app.close());
  const manifest = routesManifestSchema.parse(JSON.parse(readFileSync(".next/routes-manifest.json", "utf8")));
  const answer = withAssets(resolve(".next/static"), app.getRequestHandler());
  return { answer, routeLabel: makeRouteLabel(manifest, readdirSync("public")), kept: keptResponses() };
}

function stopOnSignals(server: Server): void {
  let stoppingSince: number | null = null;
  const stop = async (signal: keyof typeof graceMsMax) => {
    if (stoppingSince !== null) {
      // Asked again by a person: at once. A terminal, npm and the start script each pass on one and the same Ctrl-C.
      if (performance.now() - stoppingSince > sameKeyPressMs) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    log.info({ signal }, "stopping");
    if (server.listening) await drain(server, { graceMs: graceMsMax[signal], patienceMs: drainMsMax });
    await shutDown();
    log.info("stopped");
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}
