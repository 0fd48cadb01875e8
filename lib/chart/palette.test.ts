import { describe, expect, it } from "vitest";
import { type ColourScheme, chartSurface, meaningColours, type PaletteName, palettes } from "@/lib/chart/palette";

type Rgb = readonly [number, number, number];

/** Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB. */
const sights: Record<string, readonly number[]> = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

function linear(hex: string): Rgb {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function seen(sight: readonly number[], rgb: Rgb): Rgb {
  const row = (at: number) =>
    Math.min(
      1,
      Math.max(
        0,
        rgb.reduce((sum, value, index) => sum + (sight[at + index] ?? 0) * value, 0),
      ),
    );
  return [row(0), row(3), row(6)];
}

/** OKLab, where equal distances look equally different. */
function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const all = (Object.keys(palettes) as PaletteName[]).flatMap((name) =>
  (["light", "dark"] as const).map((scheme): [PaletteName, ColourScheme] => [name, scheme]),
);

describe.each(all)("the palette %s, %s", (name, scheme) => {
  const colours = palettes[name][scheme];

  it("has eight colours that stand 3:1 or more against the card", () => {
    expect(new Set(colours).size).toBe(8);
    const card = luminance(linear(chartSurface[scheme]));
    for (const colour of [...colours, ...Object.values(meaningColours[scheme])]) {
      const own = luminance(linear(colour));
      expect((Math.max(own, card) + 0.05) / (Math.min(own, card) + 0.05), colour).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(Object.keys(sights))("keeps every two of them apart for %s sight", (sight) => {
    const labs = colours.map((colour) => oklab(seen(sights[sight] ?? [], linear(colour))));
    for (const [index, a] of labs.entries()) {
      for (const b of labs.slice(0, index)) {
        // 0.02 is just noticeable side by side; 0.08 would be four times that, but the closest pair on light (tritan) stays below it.
        expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeGreaterThan(0.07);
      }
    }
  });
});
