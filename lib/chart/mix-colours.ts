const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** `share` of the first colour over the second: 1 is the first alone. Both as #rrggbb. */
export function mixColours(first: string, second: string, share: number): string {
  const under = channels(second);
  const mixed = channels(first).map((value, at) => Math.round(value * share + (under[at] ?? 0) * (1 - share)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

const inks = { dark: "#16171c", light: "#ffffff" };

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The ink that is easier to read on a colour. */
export function inkOn(hex: string): string {
  const own = luminance(hex);
  const contrast = (ink: string) => {
    const other = luminance(ink);
    return (Math.max(own, other) + 0.05) / (Math.min(own, other) + 0.05);
  };
  return contrast(inks.light) >= contrast(inks.dark) ? inks.light : inks.dark;
}
