import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Contents } from "@/components/dashboards/design/design-history";
import { DraftSync } from "@/components/dashboards/design/drafts/draft-sync";
import type { LocalDraft } from "@/components/dashboards/design/drafts/local-draft";
import { mergeContents } from "@/components/dashboards/design/drafts/merge-contents";
import { completeConfig, completeWidget } from "@/lib/dashboard/config/schema";
import type { DashboardDraft, DraftSave } from "@/lib/dashboard/design/schema";

const conflict = new Error("conflict");
const contentsOf = (title: string, ...widgets: string[]): Contents => ({
  title,
  config: completeConfig({
    widgets: widgets.map((id) =>
      completeWidget({ id, kind: "text", title: id, markdown: "", place: { x: 0, y: 0, w: 1, h: 1 } }),
    ),
  }),
});
const published = contentsOf("published");

/** A server that holds one draft and refuses to overwrite what was saved in between, and a browser beside it. */
function surroundings() {
  const server = { draft: null as DashboardDraft | null, reachable: true, saves: 0, drops: 0 };
  const browser = { local: null as LocalDraft | null, taken: [] as Contents[] };
  let clock = 0;
  const reach = () => {
    if (!server.reachable) throw new Error("offline");
  };
  const save = async ({ after, ...contents }: DraftSave) => {
    reach();
    if ((server.draft?.savedAt ?? null) !== after) throw conflict;
    server.saves += 1;
    clock += 1;
    server.draft = { ...contents, savedAt: new Date(clock).toISOString() };
    return server.draft;
  };
  const sync = new DraftSync(
    {
      save,
      drop: async () => {
        reach();
        server.drops += 1;
        server.draft = null;
      },
      read: async () => {
        reach();
        return server.draft;
      },
      keepLocally: (draft) => {
        browser.local = draft;
        return true;
      },
      dropLocally: () => {
        browser.local = null;
      },
      isConflict: (error) => error === conflict,
      takeIn: (theirs, since) => {
        const { contents } = mergeContents({ base: since, mine: browser.taken.at(-1) ?? since, theirs });
        browser.taken.push(contents);
        return contents;
      },
      changed: () => {},
    },
    { kept: null, base: published, revision: 1 },
  );
  const write = (contents: Contents, isDirty = true) => {
    browser.taken.push(contents);
    sync.present({ contents, revision: 1, isDirty });
  };
  return { server, browser, sync, write, saveElsewhere: save };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("DraftSync", () => {
  it("saves once, a second after the last of many changes, and keeps them in the browser until then", async () => {
    const { server, browser, sync, write } = surroundings();
    write(contentsOf("a"));
    await vi.advanceTimersByTimeAsync(900);
    write(contentsOf("ab"));
    await vi.advanceTimersByTimeAsync(900);
    expect([server.saves, browser.local?.title, sync.read().kind]).toEqual([0, "ab", "local"]);
    await vi.advanceTimersByTimeAsync(200);
    expect([server.saves, server.draft?.title, browser.local, sync.read().kind]).toEqual([1, "ab", null, "idle"]);
  });

  it("tries again until the server is back, and loses nothing meanwhile", async () => {
    const { server, browser, sync, write } = surroundings();
    server.reachable = false;
    write(contentsOf("offline"));
    await vi.advanceTimersByTimeAsync(5_000);
    expect([browser.local?.title, sync.read().kind]).toEqual(["offline", "local"]);
    server.reachable = true;
    await vi.advanceTimersByTimeAsync(60_000);
    expect([server.draft?.title, browser.local, server.saves]).toEqual(["offline", null, 1]);
  });

  it("puts its own work together with what another tab saved in between", async () => {
    const { server, sync, write, saveElsewhere } = surroundings();
    await saveElsewhere({ ...contentsOf("published", "theirs"), revision: 1, after: null });
    write(contentsOf("published", "mine"));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.draft?.config.widgets.map(({ id }) => id).sort()).toEqual(["mine", "theirs"]);
    expect(sync.read().kind).toBe("idle");
  });

  it("takes over what another tab did when it has nothing of its own, and sends nothing", async () => {
    const { server, browser, sync, saveElsewhere } = surroundings();
    await saveElsewhere({ ...contentsOf("renamed"), revision: 1, after: null });
    await sync.look();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([browser.taken.at(-1)?.title, server.saves]).toEqual(["renamed", 1]);
  });

  it("drops the draft once everything is undone, and once it is published", async () => {
    const { server, sync, write } = surroundings();
    write(contentsOf("a"));
    await vi.advanceTimersByTimeAsync(2_000);
    write(published, false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect([server.draft, server.drops]).toEqual([null, 1]);
    write(contentsOf("b"));
    await sync.flush();
    expect(server.draft?.title).toBe("b");
    await sync.end();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([server.draft, server.saves]).toEqual([null, 2]);
  });
});

describe("mergeContents", () => {
  it("treats the title as one more part", () => {
    const base = contentsOf("base");
    const both = { base, mine: contentsOf("mine"), theirs: contentsOf("theirs") };
    expect(mergeContents(both)).toMatchObject({ contents: { title: "mine" }, clashes: [{ id: "title" }] });
    expect(mergeContents(both, { title: "theirs" }).contents.title).toBe("theirs");
    expect(mergeContents({ ...both, mine: base })).toMatchObject({ contents: { title: "theirs" }, clashes: [] });
  });
});
