/** How much a chart shows before it says "25 of 140". One place, because recommending and preparing must agree. */
export const chartLimits = {
  /** Bars beside or below each other; more are not read but skimmed. */
  categories: 25,
  /** Colours that stay apart. */
  series: 8,
  pieParts: 6,
  /** Steps of a funnel. */
  steps: 12,
  /** Bars of a histogram. */
  bins: 20,
  /** Places across and down a heat map. */
  heatAcross: 60,
  heatDown: 25,
  scatterPoints: 5_000,
  /** Periods of a time axis that are laid out one by one so that missing ones show as gaps. */
  periods: 3_000,
  /** The same below lines, which are drawn through the most telling of their points; also names and numbers below them. */
  linePlaces: 200_000,
  /** Cards in a row of numbers. */
  numbers: 6,
  /** Bars of progress below each other, gauges beside each other. */
  progressBars: 12,
  gauges: 6,
  /** Rectangles of a treemap, rings' parts of a sunburst: smaller ones cannot be seen. */
  treeParts: 400,
  /** Parts of one level below the same parent, before the rest becomes "other". */
  treeSiblings: 30,
  /** Axes of a radar chart: fewer make no shape, more no readable one. */
  radarAxes: 16,
  radarShapes: 6,
  boxes: 40,
  /** Points far from the rest that a box plot draws one by one. */
  outliers: 500,
  sankeyNodes: 60,
  sankeyLinks: 150,
  /** Days of a calendar: four years. */
  calendarYears: 4,
} as const;
