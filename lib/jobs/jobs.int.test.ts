import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import { connectRedis } from "@/lib/cache/redis";
import { measureJob, watchWaiting } from "@/lib/jobs/job-metrics";
import { RedisQueue } from "@/lib/jobs/redis-queue";
import { metricsRegistry } from "@/lib/telemetry/metrics";
import { shutDown } from "@/lib/telemetry/shutdown";
import { RedisServer } from "@/scripts/test/redis-server";

const url = process.env.QUERENT_TEST_REDIS_URL;
const wait = { timeout: 60_000, interval: 20 };

afterEach(shutDown);

describe.runIf(url !== undefined)("a queue in Redis", () => {
  const queues = (count: number, name = `test-${randomUUID()}`) =>
    Array.from({ length: count }, () => new RedisQueue(name, url as string));

  it("gives each job to one of several workers, and takes none twice that waits", async () => {
    const [first, second] = queues(2) as [RedisQueue, RedisQueue];
    const done: string[] = [];
    const ids = Array.from({ length: 40 }, (_, index) => `job-${index}`);
    for (const id of [...ids, ...ids]) expect(await first.add(id)).toBe(true);
    for (const queue of [first, second]) queue.work(3, async ({ id }) => void done.push(id));
    await vi.waitFor(() => expect(done.toSorted()).toEqual(ids.toSorted()), wait);
    // One that has ended may come again.
    await second.add("job-0");
    await vi.waitFor(() => expect(done.filter((id) => id === "job-0")).toHaveLength(2), wait);
  });

  it("works on after a job that throws", async () => {
    const [queue] = queues(1) as [RedisQueue];
    const done: string[] = [];
    queue.work(1, async ({ id }) => {
      if (id === "bad") throw new Error("it cannot be done");
      done.push(id);
    });
    await queue.add("bad");
    await queue.add("good");
    await vi.waitFor(() => expect(done).toEqual(["good"]), wait);
  });

  it("has what is scheduled done by one instance, however many schedule it", async () => {
    const both = queues(2);
    const done: string[] = [];
    for (const queue of both) queue.work(1, async ({ name }) => void done.push(name));
    for (const queue of both) await queue.every("tidy", 24 * 60 * 60_000);
    await vi.waitFor(() => expect(done).toContain("tidy"), wait);
    // What comes after it in the same queue is done: a second "tidy" would have been as well.
    await (both[0] as RedisQueue).add("last");
    await vi.waitFor(() => expect(done.length).toBeGreaterThan(1), wait);
    expect(done.filter((name) => name === "tidy")).toHaveLength(1);
  });

  it("keeps nothing in Redis of jobs that have ended", async () => {
    const name = `test-${randomUUID()}`;
    const [queue] = queues(1, name) as [RedisQueue];
    let count = 0;
    queue.work(1, async () => {
      count += 1;
    });
    await queue.add("only");
    await vi.waitFor(() => expect(count).toBe(1), wait);
    const redis = connectRedis(url as string, "jobs");
    const key = `{querent:v1:jobs}:${name}:only`;
    await vi.waitFor(async () => expect(await redis.exists(key)).toBe(0), wait);
    redis.disconnect();
  });
});

it("says that Redis is away when a job is handed in, and works on it when Redis is back", async () => {
  const redis = await RedisServer.run();
  const queue = new RedisQueue("away", redis.url);
  const done: string[] = [];
  queue.work(1, async ({ id }) => void done.push(id));
  await vi.waitFor(async () => expect(await queue.add("before")).toBe(true), wait);
  await vi.waitFor(() => expect(done).toEqual(["before"]), wait);
  await redis.die();
  expect(await queue.add("while")).toBe(false);
  redis.start();
  await vi.waitFor(async () => expect(await queue.add("after")).toBe(true), wait);
  await vi.waitFor(() => expect(done).toEqual(["before", "while", "after"]), wait);
  await shutDown();
  await redis.remove();
});

it("prints the metrics of jobs", async () => {
  watchWaiting("tested", async () => ({ count: 3, oldestSeconds: 12 }));
  await measureJob("tested", async () => "done");
  await expect(measureJob("tested", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  const text = await metricsRegistry.metrics();
  for (const line of [
    'jobs_waiting{queue="tested"} 3',
    'jobs_oldest_waiting_seconds{queue="tested"} 12',
    'jobs_active{queue="tested"} 0',
    'jobs_finished_total{queue="tested",outcome="ok"} 1',
    'jobs_finished_total{queue="tested",outcome="failed"} 1',
    'job_duration_seconds_count{queue="tested"} 2',
  ]) {
    expect(text).toContain(line);
  }
});
