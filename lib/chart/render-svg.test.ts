import { describe, expect, it } from "vitest";
import { column, measure, month, result, time } from "@/lib/chart/__fixtures__/results";
import { chartSurface, palettes } from "@/lib/chart/palette";
import { renderForScreen, renderSvg } from "@/lib/chart/render-svg";
import type { ChartSpec } from "@/lib/chart/schema";

const spec = (given: Partial<ChartSpec>): ChartSpec => ({
  ...{ version: 1, type: "bar", x: null, y: [], series: null, stacked: false, horizontal: false, title: null },
  ...given,
});
const frame = { locale: "en", widthPx: 640, heightPx: 320 } as const;

const course = result(
  [time("month"), measure("total revenue", { unit: "USD" })],
  [1, 2, 3, 4].map((number) => [month(number), String(number * 1_000)]),
);
const evil = result(
  [column("name"), column("kind"), measure("count")],
  ['<script>alert("1")</script>', "</text><image href='https://evil.example/x'/>", 'zr0-c0" ecmeta_x="1'].flatMap(
    (name, at) => ["a & b", "zr3-"].map((kind) => [name, kind, String(at + 1)]),
  ),
);
const types: readonly (readonly [ChartSpec["type"], Partial<ChartSpec>])[] = [
  ["bar", { series: "kind", stacked: true }],
  ["bar", { horizontal: true }],
  ["pie", {}],
];

function expectHarmless(svg = "") {
  expect(svg).toMatch(/^<svg [^>]*>[\s\S]*<\/svg>\s*$/);
  // In texts and attributes ">" is an entity, so what stands between "<" and ">" is a tag.
  const tags = svg.match(/<[^>]*>/g) ?? [];
  for (const tag of tags)
    expect(tag).toMatch(/^<\/?(svg|g|rect|path|polyline|text|defs|clipPath)( [\w:-]+="[^"<]*")*\s*\/?>$/);
  expect(tags.join("")).not.toMatch(/href=| on\w+=|url\((?!#)/);
  expect(svg).toContain("&lt;script&gt;");
}

describe("renderSvg", () => {
  it("draws the same picture for the same result, named after what it shows", () => {
    const line = spec({ type: "line", x: "month", y: ["total revenue"] });
    const first = renderSvg(course, line, frame);
    expect(renderSvg(evil, spec({ x: "name", y: ["count"] }), frame)?.svg).not.toBe(first?.svg);
    expect(renderSvg(course, line, frame)?.svg).toBe(first?.svg);
    expect(first?.svg).toContain('width="640" height="320"');
    expect(first?.svg).toContain("$4K");
    expect(first?.svg).not.toMatch(/zr\d|ecmeta/);
  });

  it("says in words what it shows and what it leaves out, in the reader's language", () => {
    const many = result(
      [column("city"), measure("orders")],
      Array.from({ length: 40 }, (_, at) => [`City ${at}`, String(100 - at)]),
      true,
    );
    const picture = renderSvg(many, spec({ x: "city", y: ["orders"] }), { ...frame, locale: "zh" });
    expect(picture?.summary).toContain("柱状图");
    expect(picture?.notes).toEqual(["显示 40 项中的 25 项", "仅前 40 行，查询结果还有更多"]);
    expect(picture?.svg).toContain(`aria-label="${picture?.summary}"`);
  });

  it.each([
    ["line", "en", "Drawn with 1,281 of 12,000 points: the lowest and the highest of each stretch"],
    ["area", "zh", "用 12,000 个点中的 1,281 个绘制：每一小段的最低值和最高值"],
    ["bar", "en", "Drawn with 641 of 12,000 points: the lowest and the highest of each stretch"],
    ["scatter", "en", "5,000 of 12,000 points shown"],
    ["bubble", "zh", "显示 12,000 个点中的 5,000 个"],
  ] as const)("draws a %s of 12,000 points through some of them, and says so in a file (%s)", (type, locale, note) => {
    const many = result(
      [time("at", null), measure("load"), measure("price")],
      Array.from({ length: 12_000 }, (_, at) => [
        new Date(Date.UTC(2020, 0, 1) + at * 61_000).toISOString(),
        // Each stretch has one lowest and one highest.
        String((at * 7_919) % 12_007),
        String(at),
      ]),
      true,
    );
    const isCloud = type === "scatter" || type === "bubble";
    const drawn = spec({
      type,
      x: isCloud ? "price" : "at",
      y: ["load"],
      ...(type === "bubble" ? { y: ["load", "price"] } : {}),
    });
    const picture = renderSvg(many, drawn, { ...frame, locale, hasNotes: true });
    expect(picture?.notes[0]).toBe(note);
    expect(picture?.notes[1]).toMatch(/12,000/);
    expect(picture?.svg).toContain(note);
    expect(picture?.svg.length).toBeLessThan(2_000_000);
  });

  it("is drawn in the palette of its dashboard, and says in a file of its own what it leaves out", () => {
    const many = result(
      [column("city"), measure("orders")],
      Array.from({ length: 40 }, (_, at) => [`City ${at}`, String(100 - at)]),
    );
    const bars = spec({ x: "city", y: ["orders"] });
    const alone = renderSvg(many, bars, { ...frame, palette: "ocean", hasNotes: true })?.svg ?? "";
    expect(alone).toContain(palettes.ocean.light[0]);
    expect(alone).not.toContain(palettes.querent.light[0]);
    expect(alone).toContain("25 of 40 shown</text></svg>");
    expect(alone).toMatch(/^<svg [^>]*width="640" height="320"/);
    expect(renderSvg(many, bars, frame)?.svg).not.toContain("25 of 40 shown</text>");
  });

  it.each(types)("holds nothing that runs or is loaded, whatever the data says (%s %j)", (type, given) => {
    const drawn = spec({ type, x: "name", y: ["count"], ...given });
    expectHarmless(renderSvg(evil, drawn, frame)?.svg);
    // The same stands inside a page.
    const comparison = { result: evil, label: "<script>alert(2)</script>" };
    expectHarmless(renderForScreen({ result: evil, spec: drawn, comparison }, { ...frame, scheme: "light" })?.svg);
  });

  it("leaves numbers, tables, nothing and columns that are gone to words", () => {
    const none = result([column("name"), measure("count")], []);
    expect(renderSvg(course, spec({ type: "number", y: ["total revenue"] }), frame)).toBeNull();
    expect(renderSvg(course, spec({ type: "table" }), frame)).toBeNull();
    expect(renderSvg(none, spec({ x: "name", y: ["count"] }), frame)).toBeNull();
    expect(renderSvg(course, spec({ x: "week", y: ["total revenue"] }), frame)).toBeNull();
  });

  it("shows the whole legend: paper has no pages to turn", () => {
    const names = Array.from({ length: 8 }, (_, at) => `A series with a long name ${at}`);
    const rows = result(
      [time("month"), column("kind"), measure("average price")],
      [1, 2, 3].flatMap((number) => names.map((name, at) => [month(number), name, String(number * at + 1)])),
    );
    const svg = renderSvg(rows, spec({ type: "line", x: "month", y: ["average price"], series: "kind" }), frame)?.svg;
    for (const name of names) expect(svg).toContain(name);
  });
});

describe("renderForScreen", () => {
  const screen = { ...frame, scheme: "dark" } as const;

  it("draws in the theme of the page and on nothing, as what the engine draws later stands on a card", () => {
    const line = spec({ type: "line", x: "month", y: ["total revenue"] });
    const drawn = renderForScreen({ result: course, spec: line, comparison: null }, screen);
    expect(drawn?.svg).toContain(palettes.querent.dark[0]);
    expect(drawn?.svg).not.toContain(palettes.querent.light[0]);
    expect(drawn?.svg).not.toContain(chartSurface.dark);
    expect(drawn?.svg).toContain(`aria-label="${drawn?.summary}"`);
    const compared = { result: course, label: "the year before" };
    expect(renderForScreen({ result: course, spec: line, comparison: compared }, screen)?.svg).toContain(
      "the year before",
    );
  });

  it("leaves the line of its notes free below it", () => {
    const many = result(
      [column("city"), measure("orders")],
      Array.from({ length: 40 }, (_, at) => [`City ${at}`, String(100 - at)]),
    );
    const drawn = renderForScreen({ result: many, spec: spec({ x: "city", y: ["orders"] }), comparison: null }, screen);
    expect(drawn?.notes).toEqual(["25 of 40 shown"]);
    expect(drawn?.svg).toContain('width="640" height="300"');
  });

  it("says of a long line that the others come with zooming, as the page that it is for can", () => {
    const many = result(
      [time("at", null), measure("load")],
      Array.from({ length: 10_000 }, (_, at) => [new Date(Date.UTC(2020, 0, 1) + at * 61_000).toISOString(), at % 97]),
    );
    const line = spec({ type: "line", x: "at", y: ["load"] });
    const notes = (locale: "en" | "zh") =>
      renderForScreen({ result: many, spec: line, comparison: null }, { ...screen, locale })?.notes;
    expect(notes("en")).toEqual([
      expect.stringMatching(/^Drawn with 1,\d{3} of 10,000 points; zoom in for all of them$/),
    ]);
    expect(notes("zh")).toEqual([expect.stringMatching(/^用 10,000 个点中的 1,\d{3} 个绘制，放大可查看全部$/)]);
  });

  it("has nothing for what is text", () => {
    const table = { result: course, spec: spec({ type: "table" }), comparison: null };
    expect(renderForScreen(table, screen)).toBeNull();
  });
});
