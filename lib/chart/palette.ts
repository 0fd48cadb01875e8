export type ColourScheme = "light" | "dark";

/**
 * Eight colours for series, in order of use. Each stands 3:1 or more against the page, and any two stay apart under normal,
 * protan, deutan and tritan sight; `palette.test.ts` computes both.
 */
export const palette: Record<ColourScheme, readonly string[]> = {
  light: ["#5156d6", "#ec6c1b", "#2c928c", "#8d234d", "#229aef", "#756403", "#582811", "#435681"],
  dark: ["#8b8ff6", "#f7a832", "#35d4ba", "#cb4190", "#c0eefe", "#f9f786", "#c6857a", "#4b7640"],
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
export function chartTheme(scheme: ColourScheme, animated: boolean): ChartTheme {
  const shared = {
    palette: palette[scheme],
    meaning: meaningColours[scheme],
    surface: chartSurface[scheme],
    fontFamily,
    animated,
  };
  return scheme === "light"
    ? { ...shared, text: "#1b1c22", textMuted: "#5c5f6c", line: "#e4e4ea", rest: "#8d8f9c" }
    : { ...shared, text: "#ececf1", textMuted: "#a3a5b1", line: "#292930", rest: "#7c7e8b" };
}
