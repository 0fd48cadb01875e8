import { strFromU8, unzipSync } from "fflate";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { systemViewer } from "@/lib/auth/system-viewer";
import { cleanPicturesInTurn } from "@/lib/dashboard/clean-pictures";
import { completeConfig, completeWidget, type FilterValue } from "@/lib/dashboard/config/schema";
import { createDashboard } from "@/lib/dashboard/dashboards";
import { emptyLook } from "@/lib/dashboard/look/schema";
import { ownSighting } from "@/lib/dashboard/look/sighting";
import { keepPicture, pictureFor, sightedPicture } from "@/lib/dashboard/pictures";
import { newDashboardSchema } from "@/lib/dashboard/schema";
import { newId } from "@/lib/id";
import { compilePlan } from "@/lib/nl2sql/compile-plan";
import { prepareSources } from "@/lib/pipeline/prepare-sources";
import type { Result } from "@/lib/result";
import { semanticViewFor } from "@/lib/semantic/semantic-view";
import { demoShopSourceId } from "@/lib/source/demo-shop/seed-demo-shop";
import { at, byRegion, filterOf, planWidget } from "../look/__fixtures__/shop-widgets";
import { exportWidget } from "./export-widget";
import { widgetPicture } from "./widget-picture";

const viewer = systemViewer();
const { signal } = new AbortController();
const region: FilterValue = { kind: "list", values: ["Central Europe"], negated: false };
let dashboardId = "";
let pictureId = "";

function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params)}`);
  return result.value;
}

const png = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: "#5156d6" } })
    .withExif({ IFD0: { Copyright: "A place" } })
    .png()
    .toBuffer();

beforeAll(async () => {
  await prepareSources();
  const sourceId = (await demoShopSourceId()) ?? "";
  const { model } = given(await semanticViewFor(viewer, sourceId));
  const asked = planWidget("regions", sourceId, byRegion, given(compilePlan(byRegion, model)));
  if (asked.kind !== "chart") throw new Error("It is no chart.");
  pictureId = given(await keepPicture(viewer, await png())).pictureId;
  const drawn = { ...asked.chart, type: "bar" as const, x: "region", y: ["revenue"] };
  const logo = completeWidget({
    ...{ id: "logo", title: "Logo", kind: "picture", place: { x: 6, y: 0, w: 3, h: 3 } },
    ...{ pictureId, alt: "A logo" },
  });
  const config = completeConfig({
    widgets: [{ ...asked, title: "=Revenue", chart: drawn }, logo],
    filters: [filterOf({ id: "region", kind: "list", sourceId, column: at("stores", "region") })],
  });
  const made = await createDashboard(
    viewer,
    newDashboardSchema.parse({ title: "Shop", config, visibility: "everyone" }),
  );
  dashboardId = given(made).id;
});

async function exported(format: "csv" | "xlsx", filters = {}): Promise<Buffer> {
  const wanted = { widgetId: "regions", format, look: { ...emptyLook, filters } };
  const file = given(await exportWidget(ownSighting(viewer, dashboardId), wanted, { signal }));
  return Buffer.from(await new Response(file.content).arrayBuffer());
}

describe("exportWidget", () => {
  it("gives out the rows that are looked at: filtered as on the page", async () => {
    const all = (await exported("csv")).toString("utf8").split("\r\n");
    const some = (await exported("csv", { region })).toString("utf8").split("\r\n");
    expect(all.length).toBeGreaterThan(some.length);
    expect(some.slice(1).map((line) => line.split(",")[0])).toEqual(["Central Europe"]);
  });

  it("writes a workbook whose figures are numbers", async () => {
    const files = unzipSync(new Uint8Array(await exported("xlsx", { region })));
    const sheet = strFromU8(files["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(sheet).toContain('<t xml:space="preserve">Central Europe</t>');
    expect(sheet).toMatch(/<c s="[45]"><v>[\d.]+<\/v><\/c>/);
  });

  it("knows no widget that the dashboard does not have, and no rows of a picture", async () => {
    const wanted = { format: "csv", look: emptyLook } as const;
    for (const widgetId of ["nothing", "logo"]) {
      const refused = await exportWidget(ownSighting(viewer, dashboardId), { ...wanted, widgetId }, { signal });
      expect(refused).toMatchObject({ ok: false, error: { code: "dashboard/widget-not-found" } });
    }
  });
});

describe("widgetPicture", () => {
  const sighting = () => ownSighting(viewer, dashboardId);

  it("draws the chart in its proportions, twice as fine as the page", async () => {
    const wanted = { widgetId: "regions", format: "png", look: emptyLook } as const;
    const file = given(await widgetPicture(sighting(), wanted, { signal }));
    const { width, height, format } = await sharp(Buffer.from(file.content)).metadata();
    expect({ width, height, format }).toEqual({ width: 1_200, height: 416, format: "png" });
    expect(file.name).toBe("Revenue.png");
  });

  it("gives the drawing itself for print", async () => {
    const wanted = { widgetId: "regions", format: "svg", look: emptyLook } as const;
    expect(given(await widgetPicture(sighting(), wanted, { signal })).content).toMatch(/^<svg [^>]*role="img"/);
  });
});

describe("pictures", () => {
  it("are written anew, once for the same person, without what else the file told", async () => {
    expect(given(await keepPicture(viewer, await png())).pictureId).toBe(pictureId);
    const { bytes, mediaType } = given(await pictureFor(viewer, pictureId));
    expect(mediaType).toBe("image/png");
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  });

  it("are nothing but pictures", async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>');
    for (const file of [svg, Buffer.from("hello"), Buffer.alloc(0)])
      expect(await keepPicture(viewer, file)).toMatchObject({ ok: false, error: { code: "picture/unreadable" } });
  });

  it("are seen by whoever sees a dashboard with them, and by nobody else", async () => {
    const other = { ...viewer, userId: newId(), role: "viewer" } as const;
    given(await pictureFor(other, pictureId));
    given(await sightedPicture(ownSighting(other, dashboardId), pictureId));
    const hidden = given(
      await keepPicture(
        viewer,
        await sharp(await png())
          .resize(30)
          .png()
          .toBuffer(),
      ),
    ).pictureId;
    const notFound = { ok: false, error: { code: "picture/not-found" } };
    expect(await pictureFor(other, hidden)).toMatchObject(notFound);
    expect(await sightedPicture(ownSighting(other, dashboardId), hidden)).toMatchObject(notFound);
  });

  it("end thirty days after the last dashboard that used them, and not before", async () => {
    const side = await sharp(await png())
      .resize(20)
      .png()
      .toBuffer();
    const unused = given(await keepPicture(viewer, side)).pictureId;
    const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60_000);
    expect(await cleanPicturesInTurn(inDays(1))).toBe(0);
    expect(await cleanPicturesInTurn(inDays(1))).toBeNull();
    expect(await cleanPicturesInTurn(inDays(30))).toBe(0);
    given(await pictureFor(viewer, unused));
    expect(await cleanPicturesInTurn(inDays(32))).toBeGreaterThanOrEqual(1);
    expect(await pictureFor(viewer, unused)).toMatchObject({ ok: false, error: { code: "picture/not-found" } });
    given(await pictureFor(viewer, pictureId));
  });
});
