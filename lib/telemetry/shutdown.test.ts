import { expect, it } from "vitest";
import { onShutdown, shutDown } from "@/lib/telemetry/shutdown";

it("closes the newest first, past one that fails, and each only once", async () => {
  const closed: string[] = [];
  onShutdown("store", () => void closed.push("store"));
  onShutdown("broken", () => Promise.reject(new Error("already gone")));
  onShutdown("pool", async () => void closed.push("pool"));
  await shutDown();
  await shutDown();
  expect(closed).toEqual(["pool", "store"]);
});

it("replaces what is registered again under the same name", async () => {
  const closed: number[] = [];
  onShutdown("pool", () => void closed.push(1));
  onShutdown("pool", () => void closed.push(2));
  await shutDown();
  expect(closed).toEqual([2]);
});
