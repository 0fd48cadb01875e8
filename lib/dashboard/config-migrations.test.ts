import { describe, expect, it } from "vitest";
import { configVersion, migrateConfig } from "@/lib/dashboard/config-migrations";

describe("migrateConfig", () => {
  it("reads the newest version as it is", () => {
    expect(migrateConfig({ version: configVersion, widgets: [] })).toEqual({
      ok: true,
      value: { version: 1, widgets: [] },
    });
  });

  it.each([
    ["nothing", null],
    ["a text", "{}"],
    ["no version", { widgets: [] }],
    ["a version from a newer Querent", { version: 999, widgets: [] }],
    ["damaged widgets", { version: 1, widgets: [{ kind: "chart" }] }],
  ])("refuses %s and says what is wrong with it", (_, raw) => {
    const read = migrateConfig(raw);
    expect(read).toMatchObject({ ok: false, error: { code: "dashboard/config" } });
    if (!read.ok) expect(String(read.error.params.problem)).not.toBe("");
  });
});
