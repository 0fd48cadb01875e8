import { expect, it } from "vitest";
import { earlierRevision, startDesign } from "@/components/dashboards/design/drafts/start-design";
import { completeConfig } from "@/lib/dashboard/config/schema";

const config = completeConfig({ widgets: [] });
const published = { title: "published", config, revision: 3 };
const savedAt = "2026-01-01T00:00:00.000Z";
const draft = { title: "draft", config, revision: 3, savedAt };
const nothing = { published, earlier: null, draft: null, local: null };

it("goes on with what is published where there is no work, and where the work says the same", () => {
  expect(startDesign(nothing)).toEqual({ base: published, contents: published, kept: null });
  const same = startDesign({ ...nothing, draft: { ...draft, title: "published" } });
  expect([same.contents, same.kept?.savedAt]).toEqual([published, savedAt]);
});

it("goes on with the draft, measured against the revision that it was made from", () => {
  expect(startDesign({ ...nothing, draft })).toMatchObject({ base: { revision: 3 }, contents: { title: "draft" } });
  const earlier = { title: "earlier", config, revision: 2 };
  const late = { ...nothing, earlier, draft: { ...draft, revision: 2 } };
  expect(startDesign(late).base).toBe(earlier);
  expect(startDesign({ ...late, earlier: null }).base).toMatchObject({ title: "published", revision: 2 });
  expect([earlierRevision(3, late), earlierRevision(3, { draft, local: null })]).toEqual([2, null]);
});

it("goes on with what this browser could not send, and puts it together with what was saved elsewhere meanwhile", () => {
  const local = { title: "local", config, revision: 3, after: savedAt };
  expect(startDesign({ ...nothing, draft, local }).contents.title).toBe("local");
  const elsewhere = { ...draft, title: "published", config: { ...config, refreshSeconds: 60 } };
  const both = startDesign({ ...nothing, draft: elsewhere, local: { ...local, after: null } });
  expect([both.contents.title, both.contents.config.refreshSeconds]).toEqual(["local", 60]);
});
