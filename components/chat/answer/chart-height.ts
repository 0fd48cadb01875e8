/** The chart and the place held for it are equally high, so that nothing jumps when it comes. */
export const answerChartHeightPx = 300;
