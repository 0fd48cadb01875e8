import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright/test";
import sharp from "sharp";
import { chartWidget, demoShopId, makeDashboard, shown } from "./support/dashboards";
import { expect, test } from "./support/test";

/** What the browser saves when this is chosen in the menu that is open. */
async function downloaded(page: Page, choice: string): Promise<{ name: string; bytes: Buffer }> {
  // A browser that the server starts draws the page anew.
  const coming = page.waitForEvent("download", { timeout: 50_000 });
  await page.getByRole("menuitem", { name: choice }).click();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** The headings of a document, from its outline. */
function headingsOf(pdf: string): string[] {
  const hex = [...pdf.matchAll(/\/Title <FEFF([\dA-F]+)>/gi)].map(([, digits = ""]) =>
    Buffer.from(digits, "hex").swap16().toString("utf16le"),
  );
  return [...hex, ...[...pdf.matchAll(/\/Title \(((?:\\.|[^\\)])*)\)/g)].map(([, text = ""]) => text)];
}

test("a dashboard is taken along whole, in light colours, from a dark screen", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/dashboards");
  await page.getByRole("link", { name: "Shop overview" }).click();
  const menu = page.getByRole("button", { name: "Share and export this view" });

  await menu.click();
  const pdf = await downloaded(page, "Download as PDF");
  expect(pdf.name).toBe("Shop-overview.pdf");
  const text = pdf.bytes.toString("latin1");
  expect(text.startsWith("%PDF-")).toBe(true);
  expect(text.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1);
  const headings = headingsOf(text);
  for (const heading of ["Shop overview", "Sales", "Returns"]) expect(headings).toContain(heading);

  await menu.click();
  const picture = await downloaded(page, "Download as picture");
  const { data, info } = await sharp(picture.bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect(info.width).toBe(2 * (1_200 + 2 * 32));
  expect(info.height).toBeGreaterThan(info.width / 2);
  expect([...data.subarray(0, 3)]).toEqual([255, 255, 255]);
  // Everything stands in it: no rectangle of what is to come, and marks in the colour of the first series.
  const pixels = new Map<string, number>();
  for (let at = 0; at < data.length; at += 3 * 7) {
    const colour = data.subarray(at, at + 3).toString("hex");
    pixels.set(colour, (pixels.get(colour) ?? 0) + 1);
  }
  expect(pixels.get("5156d6") ?? 0, "the palette's first colour").toBeGreaterThan(1_000);
});

test("the rows of a widget are taken along with their types, and no cell is a formula", async ({ page }) => {
  const sourceId = await demoShopId(page.request);
  const sql = "SELECT '=1+1' AS name, 12.5 AS total UNION ALL SELECT 'Two', NULL ORDER BY 1";
  const widgets = [chartWidget(sourceId, "Odd names", sql, { x: 0, y: 0, w: 12, h: 7 })];
  const { id } = await makeDashboard(page.request, { title: "Files", widgets });
  await page.goto(`/dashboards/${id}`);
  const menu = shown(page, "Odd names").getByRole("button", { name: /^Actions/ });
  const file = async (choice: string) => {
    await menu.click();
    return (await downloaded(page, choice)).bytes;
  };

  const sheet = strFromU8(
    unzipSync(new Uint8Array(await file("Download as Excel")))["xl/worksheets/sheet1.xml"] ?? new Uint8Array(),
  );
  // A text that Excel keeps as one, a number, and nothing where there is nothing.
  expect(sheet).toMatch(
    /<c t="inlineStr" s="6"><is><t xml:space="preserve">=1\+1<\/t><\/is><\/c><c[^>]*><v>12\.5<\/v><\/c>/,
  );
  expect(sheet).toMatch(/>Two<\/t><\/is><\/c><c\/>/);
  expect(sheet).not.toContain("<f>");

  expect((await file("Download as CSV")).toString("utf8")).toMatch(/^\uFEFF[^\r]*\r\n"'=1\+1",12\.5\r\nTwo,\s*$/);
  expect((await file("Download as SVG picture")).toString("utf8")).toMatch(/^<svg [\s\S]*Two[\s\S]*<\/svg>\s*$/);
  expect(await sharp(await file("Download as PNG picture")).metadata()).toMatchObject({ format: "png", width: 2_400 });
});
