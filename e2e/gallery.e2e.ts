import type { Locator } from "playwright/test";
import { expect, test } from "./support/test";

/** What a demo of the gallery shows: how many pixels its pictures have painted, and its words. */
async function contentOf(demo: Locator): Promise<{ pixels: number; words: string }> {
  return await demo.evaluate((element) => {
    const body = element.querySelector("header + *") ?? element;
    let pixels = 0;
    for (const canvas of body.querySelectorAll("canvas")) {
      const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 0) pixels += 1;
    }
    return { pixels, words: body.textContent?.trim() ?? "" };
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`every type of the gallery draws something real on a ${colorScheme} page, without a word of complaint`, async ({
    page,
  }) => {
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", ({ message }) => complaints.push(message));
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto("/dashboards/gallery");
    const demos = page.locator("[data-demo]");
    const count = await demos.count();
    expect(count).toBeGreaterThan(40);
    for (let index = 0; index < count; index += 1) {
      const demo = demos.nth(index);
      const name = (await demo.getAttribute("data-demo")) ?? "";
      await demo.scrollIntoViewIfNeeded();
      await expect(demo.locator("[data-skeleton]"), name).toHaveCount(0);
      await expect
        .poll(async () => {
          const { pixels, words } = await contentOf(demo);
          return pixels > 2_000 || (pixels === 0 && words.length > 0);
        }, `what ${name} draws`)
        .toBe(true);
    }
    expect(complaints).toEqual([]);
  });
}
