import { globSync } from "node:fs";
import { resolve } from "node:path";
import { SignJWT } from "jose";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { activeAccount, viewerOf } from "@/lib/auth/account";
import { type ChartWidget, completeConfig, type Widget } from "@/lib/dashboard/config/schema";
import { createDashboard } from "@/lib/dashboard/dashboards";
import { createLink } from "@/lib/dashboard/links";
import { at, byMonth, byRegion, filterOf, planWidget, sqlWidget } from "@/lib/dashboard/look/__fixtures__/shop-widgets";
import { newDashboardSchema } from "@/lib/dashboard/schema";
import { createEmbed } from "@/lib/dashboard/share/embeds";
import { prepareSources } from "@/lib/pipeline/prepare-sources";
import type { Result } from "@/lib/result";
import { demoShopSourceId } from "@/lib/source/demo-shop/seed-demo-shop";
import { signInAs } from "@/scripts/test/sign-in-as";

const touched = vi.hoisted(() => ({ count: 0 }));

/** The only way to a model: whoever touches it breaks. */
vi.mock("@/lib/llm/gateway", () => {
  const touch = () => {
    touched.count += 1;
    throw new Error("a model was touched while somebody only looked");
  };
  return { modelAvailability: touch, generate: touch, writeText: touch };
});

/** Documents are taken by a browser of the very page whose reads are tried below: here it is asked what for, and opens nothing. */
const photographed = vi.hoisted((): string[] => []);
vi.mock("@/lib/pipeline/find-browser", () => ({ findBrowser: () => "chromium" }));
vi.mock("@/lib/dashboard/export/photograph-page", () => ({
  photographPage: async ({ path }: { path: string }) => {
    photographed.push(path);
    return { ok: true, value: new Uint8Array([1]) };
  },
}));

type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>;

/** What looking is, by an account, by a link and in a frame. All other reads are tried as well, whatever they answer. */
const looking =
  /^(dashboards\/\[dashboardId\]|(share|embed)\/\[token\])(\/(data|interplay|filters|widgets|export)(\/.*)?)?$/;

const handlers = new Map<string, Handler>();
for (const file of globSync("app/api/{dashboards,share,embed}/**/route.ts").sort()) {
  const path = file.replace(/^app\/api\/|\/route\.ts$/g, "");
  const module: { GET?: Handler } = await import(resolve(file));
  if (module.GET) handlers.set(path, module.GET);
}

let ids: Record<string, string> = {};
let embedToken = "";
let headers: Record<string, string> = {};

function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const drawnAs = (widget: Widget, chart: Partial<ChartWidget["chart"]>): Widget =>
  widget.kind === "chart" ? { ...widget, chart: { ...widget.chart, ...chart } } : widget;

beforeAll(async () => {
  await prepareSources();
  const sourceId = (await demoShopSourceId()) ?? "";
  const { user } = await signInAs("designer");
  const account = await activeAccount(user.id);
  if (!account) throw new Error("the designer has no account");
  const viewer = viewerOf(account, "en");
  const sql =
    "SELECT s.region AS area, count(*) AS n FROM orders o JOIN stores s ON s.store_id = o.store_id GROUP BY 1";
  const monthly =
    "SELECT CAST(date_trunc('month', o.ordered_at) AS DATE) AS month, sum(l.line_total) AS revenue FROM order_lines l JOIN orders o ON o.order_id = l.order_id GROUP BY 1 ORDER BY 1";
  const bars = { type: "bar" as const, x: "month", y: ["revenue"] };
  const widgets = [
    drawnAs(planWidget("months", sourceId, byMonth, monthly), bars),
    planWidget("regions", sourceId, byRegion, sql),
    sqlWidget("written", sourceId, sql),
  ];
  const filters = [
    filterOf({ sourceId, id: "region", kind: "list", column: at("stores", "region") }),
    filterOf({ sourceId, id: "days", kind: "date", column: at("orders", "ordered_at") }),
  ];
  const config = completeConfig({ widgets, filters });
  const wanted = newDashboardSchema.parse({ title: "Shop", visibility: "everyone", config });
  const dashboardId = given(await createDashboard(viewer, wanted)).id;
  const link = { name: "Screen", days: 30, password: null, fixed: {} };
  const { token } = given(await createLink(viewer, dashboardId, link));
  const frame = { name: "Portal", origins: ["https://portal.example"], fixed: {}, viewerId: viewer.userId };
  const embed = given(await createEmbed(viewer, dashboardId, frame));
  embedToken = await new SignJWT({ sub: embed.id })
    .setProtectedHeader({ alg: "HS256" })
    .setExpirationTime("1h")
    .sign(Buffer.from(embed.secret));
  ids = { dashboardId, token, widgetId: "months", filterId: "region", pictureId: "none", revision: "1" };
  headers = (await signInAs("viewer")).headers;
  // Analysing a source may ask for a model; from here on somebody only looks.
  touched.count = 0;
});

const region = { kind: "list", values: ["Central Europe"], negated: false };
const month = [{ column: "month", value: { kind: "is", value: "2025-05-01" } }];
const looks = [
  {},
  { filters: { region, days: { kind: "relative", anchor: "last", count: 6, unit: "month", compare: "year_ago" } } },
  { cross: { months: month }, grain: "quarter" },
  { drill: { months: [month] } },
];

/** Every look, and what each path knows beside. */
function queriesOf(path: string): string[] {
  const parameters = looks.map((look) => new URLSearchParams({ look: JSON.stringify(look) }));
  for (const query of parameters) {
    if (path.endsWith("/rows")) query.set("point", JSON.stringify(month));
    if (path.endsWith("/picture")) query.set("format", "svg");
    if (path.endsWith("/options")) query.set("search", "e");
  }
  const texts = parameters.map((query) => `?${query}`);
  if (path.endsWith("/data")) texts.push("?refresh=1", "?widget=months&confirm=1");
  if (path.endsWith("widgets/[widgetId]/export")) texts.push("?format=xlsx");
  else if (path.endsWith("/export")) texts.push("?format=png");
  return texts;
}

async function look(path: string, query: string): Promise<{ status: number; text: string }> {
  const request = new Request(`http://querent.example/api/test${query}`, {
    headers: { "x-querent-client-address": "198.51.100.7", ...(path.startsWith("dashboards") ? headers : {}) },
    signal: AbortSignal.timeout(30_000),
  });
  const params = path.startsWith("embed") ? { ...ids, token: embedToken } : ids;
  const response = await (handlers.get(path) as Handler)(request, { params: Promise.resolve(params) });
  return { status: response.status, text: await response.text() };
}

describe("looking", () => {
  it.each([...handlers.keys()])("at %s touches no model, however somebody looks", async (path) => {
    for (const query of queriesOf(path)) {
      const { status, text } = await look(path, query);
      if (!looking.test(path)) continue;
      const isRefused = path.endsWith("/rows") && !path.startsWith("dashboards"); // A link shares no single rows, nor does a frame.
      expect(status, `${query} ${text.slice(0, 300)}`).toBe(isRefused ? 403 : 200);
      expect(text).not.toContain('"status":"error"');
    }
    expect(touched.count).toBe(0);
  });

  it("takes documents of the page on paper, narrowed as it is looked at", () => {
    const { dashboardId, token } = ids;
    expect(photographed).toContain(`/dashboards/${dashboardId}?paper=png`);
    expect(photographed).toContain(`/share/${token}?paper=pdf`);
    expect(photographed.filter((path) => path.includes("paper=pdf") && path.includes("f.region="))).toHaveLength(2);
  });

  it("is all that can be read of a dashboard", () => {
    const paths = [
      "data",
      "interplay",
      "filters/[filterId]/options",
      "widgets/[widgetId]/receipt",
      "widgets/[widgetId]/rows",
    ];
    for (const way of ["dashboards/[dashboardId]", "share/[token]", "embed/[token]"]) {
      for (const path of paths) expect([...handlers.keys()]).toContain(`${way}/${path}`);
    }
    expect([...handlers.keys()]).toContain("dashboards/[dashboardId]/widgets/[widgetId]/export");
  });
});
