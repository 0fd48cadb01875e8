import { describe, expect, it } from "vitest";
import { migrateConfig } from "@/lib/dashboard/config/migrate-config";
import { completeConfig, configVersion } from "@/lib/dashboard/config/schema";

describe("migrateConfig", () => {
  it("reads the newest version as it is", () => {
    expect(migrateConfig({ version: configVersion, widgets: [] })).toEqual({
      ok: true,
      value: completeConfig({ widgets: [] }),
    });
  });

  it("brings version 1 to the newest: what was added is as if it had never been set", () => {
    const widget = { id: "a", kind: "text", title: "A", markdown: "", place: { x: 0, y: 0, w: 12, h: 3 } };
    const read = migrateConfig({ version: 1, widgets: [widget] });
    expect(read).toEqual({ ok: true, value: completeConfig({ widgets: [{ ...widget, kind: "text" }] }) });
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
