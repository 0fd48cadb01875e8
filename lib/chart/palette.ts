export type ColourScheme = "light" | "dark";

/** Sets of colours that a dashboard can be drawn in. */
export type PaletteName = "querent" | "ocean" | "earth" | "contrast";

/**
 * Eight colours for series, in order of use. Each stands 3:1 or more against the page, and any two stay apart under normal,
 * protan, deutan and tritan sight; `palette.test.ts` computes both. They were found by searching the hues of each name for the
 * strongest colours that keep this distance; "contrast" for the largest distance.
 */
export const palettes: Record<PaletteName, Record<ColourScheme, readonly string[]>> = {
  querent: {
    light: ["#5156d6", "#ec6c1b", "#2c928c", "#8d234d", "#229aef", "#756403", "#582811", "#435681"],
    dark: ["#8b8ff6", "#f7a832", "#35d4ba", "#cb4190", "#c0eefe", "#f9f786", "#c6857a", "#4b7640"],
  },
  ocean: {
    light: ["#486aed", "#2d9e94", "#ab7ce3", "#0e12af", "#65448d", "#7767c0", "#4c1f7a", "#473bc9"],
    dark: ["#42d3c3", "#ae85fc", "#13a18a", "#7856fd", "#c8abfd", "#46f3b8", "#795cb5", "#9072ce"],
  },
  earth: {
    light: ["#d24f23", "#4ca473", "#531c1c", "#e0752b", "#814850", "#5d815f", "#b22909", "#6f2e33"],
    dark: ["#dd6079", "#96ba23", "#4dc589", "#ebf83b", "#c82336", "#809b0e", "#b9eea0", "#bcd123"],
  },
  contrast: {
    light: ["#3953de", "#f35a1d", "#130b7f", "#c077a9", "#505a0d", "#8783fd", "#4b2611", "#a04f70"],
    dark: ["#f1954b", "#7959dd", "#bffcfa", "#e2111c", "#f3d97d", "#7bcfd4", "#ab5f87", "#b888f5"],
  },
};

/** The cards on which charts are drawn: what contrast is measured against. */
export const chartSurface: Record<ColourScheme, string> = { light: "#ffffff", dark: "#19191d" };

export type ColourMeaning = "good" | "warning" | "bad" | "neutral";

/** Colours that mean something: always beside a word, a sign or a place, never alone. 3:1 against the page like the palette. */
export const meaningColours: Record<ColourScheme, Record<ColourMeaning, string>> = {
  light: { good: "#12805c", warning: "#b06000", bad: "#c92a3c", neutral: "#6f7280" },
  dark: { good: "#3fcf9c", warning: "#f5b04c", bad: "#ff7a85", neutral: "#9a9ca8" },
};

/** What drawing needs to know of the theme. */
export type ChartTheme = {
  readonly palette: readonly string[];
  readonly meaning: Readonly<Record<ColourMeaning, string>>;
  readonly surface: string;
  readonly text: string;
  readonly textMuted: string;
  readonly line: string;
  /** "Other" and whatever stands for the rest. */
  readonly rest: string;
  readonly fontFamily: string;
  readonly animated: boolean;
};

/** Single quotes: ECharts writes it as it is into attributes of an SVG. */
const fontFamily =
  "'Inter Variable', Inter, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";

/** The tokens of a theme. `animated` is false for readers who ask for less motion. */
export function chartTheme(scheme: ColourScheme, animated: boolean, palette: PaletteName = "querent"): ChartTheme {
  const shared = {
    palette: palettes[palette][scheme],
    meaning: meaningColours[scheme],
    surface: chartSurface[scheme],
    fontFamily,
    animated,
  };
  return scheme === "light"
    ? { ...shared, text: "#1b1c22", textMuted: "#5c5f6c", line: "#e4e4ea", rest: "#8d8f9c" }
    : { ...shared, text: "#ececf1", textMuted: "#a3a5b1", line: "#292930", rest: "#7c7e8b" };
}
