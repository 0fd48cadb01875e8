import { expect, type Locator } from "playwright/test";

/** The drawn charts within; each is named by what it shows. */
export const chartsIn = (place: Locator) => place.getByRole("img", { name: /^(Line|Area|Bar|Pie|Scatter) chart of / });

/** A chart counts as drawn when its canvas holds more than a background and one colour of lines. */
export async function expectDrawn(chart: Locator): Promise<void> {
  await expect(chart).toBeVisible();
  await expect.poll(() => colourCountOf(chart), { message: "colours on the canvas of the chart" }).toBeGreaterThan(3);
}

async function colourCountOf(chart: Locator): Promise<number> {
  return await chart.locator("canvas").evaluate((canvas: HTMLCanvasElement) => {
    const pixels =
      canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
    const colours = new Set<number>();
    for (let at = 0; at < pixels.length; at += 4) {
      // Half-transparent pixels are the soft edges of lines and letters, not colours of their own.
      if (pixels[at + 3] === 255)
        colours.add(((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0));
    }
    return colours.size;
  });
}
