import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { viewer as person } from "@/lib/auth/__fixtures__/viewers";
import { plausibleAnswer } from "@/scripts/fake-llm/plausible-answer";
import { type FakeModel, startFakeModel } from "@/scripts/fake-llm/start-fake-model";
import type { ModelEdit } from "./schema";

const admin = person("admin", { role: "admin" });
let server: FakeModel;

/** With the default of an installation, which the other tests switch off. */
beforeAll(async () => {
  vi.stubEnv("QUERENT_PRIVATE_ADDRESSES", "ask");
  server = await startFakeModel({ answer: plausibleAnswer });
});
afterAll(async () => {
  const { shutDown } = await import("@/lib/telemetry/shutdown");
  await shutDown();
  await server.close();
  vi.unstubAllEnvs();
});

it("a model on a private address has to be allowed, and one at a metadata address is refused always", async () => {
  const { createModel } = await import("./models");
  const { testModelEdit } = await import("./test-model");
  const { changeNetworkSettings } = await import("@/lib/outbound/network-settings");
  const edit: ModelEdit = {
    ...{ name: "Next door", provider: "openai-compatible", baseUrl: server.url, model: "m", apiKey: null },
    structuredOutput: "json",
  };
  const test = async (model: ModelEdit) => {
    const tested = await testModelEdit(admin, model, { modelId: null, signal: new AbortController().signal });
    return tested.ok ? tested.value.steps[0] : tested.error;
  };
  const refused = { ok: false, error: { code: "llm/private-address", params: { address: "127.0.0.1" } } };
  expect(await createModel(admin, edit)).toMatchObject(refused);
  expect(await test(edit)).toMatchObject({ outcome: "failed", sentence: expect.stringContaining("private address") });
  expect(server.requests).toHaveLength(0);

  await changeNetworkSettings(admin, { privateAddresses: true });
  expect(await test(edit)).toMatchObject({ outcome: "passed" });
  expect(await createModel(admin, edit)).toMatchObject({ ok: true });
  const metadata = { ...edit, name: "Cloud", baseUrl: "http://169.254.169.254/v1" };
  expect(await createModel(admin, metadata)).toMatchObject({ ok: false, error: { code: "llm/forbidden-address" } });
  expect(await test(metadata)).toMatchObject({ outcome: "failed" });
});
