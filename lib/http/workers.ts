import "server-only";
import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { AggregatorRegistry, type RegistryContentType } from "prom-client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { logger } from "@/lib/telemetry/logger";
import { metricsRegistry } from "@/lib/telemetry/metrics";

/** What a worker says when it serves; its primary passes the first of these on to whoever started it. */
type Ready = { readonly ready: true; readonly port: number };
/** A worker asks for the metrics of all of them. */
type MetricsWish = { readonly wish: "metrics"; readonly id: number };
type MetricsAnswer = { readonly metricsOf: number; readonly text: string };

/** A worker that dies again and again is not started again at once. */
const restartMs = 1_000;
const metricsMsMax = 5_000;
const log = logger("workers");

type AllMetrics = AggregatorRegistry<RegistryContentType>;

/** Whether this process is the one that starts and watches the others. */
export const supervises = (): boolean => env.WORKERS > 1 && cluster.isPrimary;

/**
 * Runs `WORKERS` processes that share the port, and starts one anew when it dies. The first begins alone, so that tables are made
 * once. Ends with SIGTERM or SIGINT, when the last of them has drained.
 * Fails: throws an AppError where they could not share what they know.
 */
export async function superviseWorkers(): Promise<void> {
  const missing = [env.DATABASE_URL ? null : "DATABASE_URL", env.REDIS_URL ? null : "REDIS_URL"].filter((name) => name);
  if (missing.length > 0) {
    throw new AppError(
      `WORKERS=${env.WORKERS} needs ${missing.join(" and ")}: several processes share a MySQL database and a Redis. Set them, or leave WORKERS out.`,
    );
  }
  let isStopping = false;
  const registry: AllMetrics = new AggregatorRegistry();
  cluster.on("message", (worker, message: MetricsWish) => {
    if (message.wish === "metrics") void tellMetrics(registry, worker, message.id);
  });
  cluster.on("exit", async (worker, code, signal) => {
    if (isStopping) return;
    log.error({ pid: worker.process.pid, code, signal }, "a worker has died and is started anew");
    await delay(restartMs);
    if (!isStopping) cluster.fork();
  });
  const stop = async (signal: NodeJS.Signals) => {
    if (isStopping) return;
    isStopping = true;
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    const gone = workers.map((worker) => once(worker, "exit"));
    for (const worker of workers) worker.process.kill(signal);
    await Promise.all(gone);
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  const ready = await started(cluster.fork());
  await Promise.all(Array.from({ length: env.WORKERS - 1 }, () => started(cluster.fork())));
  log.info({ workers: env.WORKERS, port: ready.port }, "all workers are ready");
  process.send?.(ready);
}

/** Fails: ends this process when the worker ends before it serves; it has said why. */
async function started(worker: Worker): Promise<Ready> {
  worker.once("exit", diesEarly);
  for (;;) {
    const [message] = await once(worker, "message");
    if (message.ready !== true) continue;
    worker.off("exit", diesEarly);
    return message;
  }
}

function diesEarly(code: number): void {
  for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill("SIGTERM");
  process.exit(code || 1);
}

async function tellMetrics(registry: AllMetrics, worker: Worker, id: number): Promise<void> {
  try {
    const answer: MetricsAnswer = { metricsOf: id, text: await registry.clusterMetrics() };
    worker.send(answer);
  } catch (cause) {
    log.error({ err: cause }, "the metrics of all workers could not be gathered");
  }
}

/** Lets the primary gather what this worker has counted. */
export function shareMetrics(): void {
  if (!cluster.isWorker) return;
  AggregatorRegistry.setRegistries([metricsRegistry]);
  new AggregatorRegistry(); // which begins to listen to the primary
}

let wishCount = 0;

/** The metrics of all workers added up. Nulls: this process is the only one. Fails: throws when the primary does not answer. */
export async function metricsOfWorkers(): Promise<string | null> {
  if (!cluster.isWorker) return null;
  const id = ++wishCount;
  const answered = Promise.withResolvers<string>();
  const hear = (message: MetricsAnswer) => message.metricsOf === id && answered.resolve(message.text);
  process.on("message", hear);
  const late = setTimeout(
    () => answered.reject(new Error("the primary did not tell the metrics in time")),
    metricsMsMax,
  );
  try {
    process.send?.({ wish: "metrics", id } satisfies MetricsWish);
    return await answered.promise;
  } finally {
    clearTimeout(late);
    process.off("message", hear);
  }
}
