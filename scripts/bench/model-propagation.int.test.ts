import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTwoInstances, type TwoInstances } from "./model-propagation/two-instances";

let instances: TwoInstances;

beforeAll(async () => {
  instances = await openTwoInstances(process.env.QUERENT_TEST_REDIS_URL ?? "redis://127.0.0.1:16379");
});
afterAll(() => instances.close());

describe("a change of a model that one instance saved", () => {
  it("is what another instance answers by, though it had the model of before in its memory", async () => {
    for (const label of ["Zebras", "Volcanoes"]) {
      // It fails when the name is understood before it is saved, or never.
      expect(await instances.renamed(label)).toHaveProperty("answeredMs");
    }
  });
});
