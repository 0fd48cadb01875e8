import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Receipt } from "@/lib/chat/schema";
import type { ResultSet } from "@/lib/execute/schema";
import { newDocument, pendingSection } from "@/lib/report/new-document";
import type { Report } from "@/lib/report/schema";
import { printPdf } from "./print-pdf";
import { reportHtml } from "./report-html";
import { reportMarkdown } from "./report-markdown";
import { reportParts } from "./report-parts";
import { reportWord } from "./report-word";

const column = { unit: null, grain: null } as const;
const result: ResultSet = {
  columns: [
    { ...column, name: "city", label: "City", type: "text", role: "category" },
    { ...column, name: "n", label: "Orders <all>", type: "integer", role: "measure" },
  ],
  rows: [
    ["Berlin <script>alert(1)</script>", 4],
    ["Paris | `north`", 8],
  ],
  truncated: false,
};
const looks = { x: "city", y: ["n"], series: null, stacked: false, horizontal: false, title: null };
const receipt: Receipt = {
  ...{ understood: "Number of orders by city", engine: "offline", verified: null, model: null, confidence: 1 },
  ...{ assumptions: [], unused: [], tables: ["orders"], columns: [], filters: [], rowRulesApplied: true, rowCount: 2 },
  ...{ rowsRead: null, truncated: false, cacheTier: "source", ageSeconds: 0, inputTokens: 0, outputTokens: 0 },
  ...{ cachedInputTokens: 0, reasoningTokens: 0, costNanoUsd: null, promptVersion: null, offlineReason: null },
  ...{ textBy: "computed", durationMs: { read: 1, check: 1, run: 1, draw: 1, total: 4 } },
};

const section = (heading: string, type: "bar" | "table") =>
  pendingSection({
    ...{ heading, question: heading, sql: "SELECT city, count(*) AS n FROM orders GROUP BY city", status: "ready" },
    chart: { spec: { version: 1, ...looks, type }, reason: "category", alternatives: [] },
    ...{ result, totalRowCount: 140, text: "Paris has **8** <b>orders</b>.", receipt },
  });

const wanted = { title: "Orders & <cities>", subject: "orders", locale: "en", engine: "offline" } as const;
const report: Report = {
  ...{ id: "r", sourceId: "s", sourceName: "Shop", conversationId: null, status: "ready", revision: 1, problem: null },
  ...{ title: wanted.title, createdAt: "2026-01-01T00:00:00Z", updatedAt: "2026-01-02T00:00:00Z" },
  document: {
    ...newDocument({ ...wanted, period: { from: "2025-01-01", to: "2025-02-01", grain: null } }),
    ...{ summary: "- **Cities**: Paris leads.", outlined: true },
    sections: [section("By city", "bar"), { ...section("As a table", "table"), inPeriod: false }],
  },
};
const parts = reportParts(report);
const html = reportHtml(parts, ({ picture }) => picture?.svg ?? "");

describe("a report as a page of HTML", () => {
  it("holds no script and loads nothing, whatever names and values are", () => {
    expect(html).not.toMatch(/<script|javascript:|onerror|https?:\/\/(?!www\.w3\.org)/i);
    expect(html).toContain("Berlin &lt;script&gt;");
    expect(html).toContain("<title>Orders &amp; &lt;cities&gt;</title>");
    expect(html).not.toContain("<b>orders</b>");
  });

  it("tells title, days, summary, text, chart, rows, what is left out and the receipts", () => {
    for (const told of ["2025-01-01 – 2025-01-31", "Data source: Shop", "<strong>8</strong>", "<svg ", "<th>City</th>"])
      expect(html).toContain(told);
    expect(html).toContain("The first 2 of 140 rows.");
    expect(html).toContain("does not follow the days of the report");
    expect(html).toContain("You see only the rows you may see");
    expect(html).toContain("SELECT city, count(*) AS n");
  });
});

describe("a report as Markdown", () => {
  const markdown = reportMarkdown(parts);

  it("reads as it was written, with charts named below and drawn from the file itself", () => {
    expect(markdown).toMatch(/^# Orders & \\<cities\\>\n/);
    expect(markdown).toContain("Paris has **8** <b>orders</b>.");
    expect(markdown).toContain("| Paris \\| \\`north\\` | 8 |");
    const uri = /^\[chart-1\]: data:image\/svg\+xml;base64,(\S+)$/m.exec(markdown)?.[1] ?? "";
    expect(Buffer.from(uri, "base64").toString("utf8")).toMatch(/^<svg .*<\/svg>$/s);
    expect(markdown).toContain("][chart-1]");
  });

  it("has the same headings after a round trip through HTML", async () => {
    const { markdownHtml } = await import("./markdown-html");
    const back = markdownHtml(markdown);
    for (const heading of ["1. By city", "2. As a table"]) expect(back).toContain(heading);
    expect(back).toContain("<table>");
    expect(back).not.toMatch(/<script/i);
  });
});

describe("a report for word processors", () => {
  it("is one MIME file of a page and its pictures, each of which opens", async () => {
    const word = await reportWord(parts);
    const [head, page = "", picture = ""] = word.split("------=_querent_report");
    expect(head).toContain("multipart/related");
    const bodyOf = (part: string) => Buffer.from(part.split("\r\n\r\n")[1] ?? "", "base64");
    const text = bodyOf(page).toString("utf8");
    expect(text).toContain('<img src="chart-1.png" width="680"');
    expect(text).not.toMatch(/<script|<svg|data:image/i);
    expect(picture).toContain("Content-Location: chart-1.png");
    const { width, format } = await sharp(bodyOf(picture)).metadata();
    expect({ width, format }).toEqual({ width: 1_360, format: "png" });
    const { channels } = await sharp(bodyOf(picture)).stats();
    expect(channels.some(({ stdev }) => stdev > 5)).toBe(true);
  });
});

const browser = process.env.CHROMIUM ?? "/usr/bin/chromium";

describe.skipIf(!existsSync(browser))("a report as PDF", () => {
  it("has pages with its text, and leaves nothing behind", async () => {
    const printed = await printPdf(html, browser, new AbortController().signal);
    if (!printed.ok) throw new Error(printed.error.code);
    const text = Buffer.from(printed.value).toString("latin1");
    expect(text.slice(0, 5)).toBe("%PDF-");
    expect(text.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1);
    expect(text).toContain("/ToUnicode");
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith("querent-report-"))).toEqual([]);
  });

  it("is a refusal when the browser makes none", async () => {
    const printed = await printPdf(html, "/bin/false", new AbortController().signal);
    expect(printed).toMatchObject({ ok: false, error: { code: "report/browser" } });
  });
});
