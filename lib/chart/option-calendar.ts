import type { CalendarComponentOption, EChartsOption } from "echarts";
import { colourScale } from "@/lib/chart/colour-scale";
import type { DrawingContext } from "@/lib/chart/drawing-context";
import { measureWriter } from "@/lib/chart/format-designed";
import { type ChartLocale, intlLocale } from "@/lib/chart/format-number";
import { escapeHtml, tooltipOption } from "@/lib/chart/option-parts";
import { type CalendarDays, calendarRoom, type OneCalendar } from "@/lib/chart/prepare-calendar";

/** Sunday 4 January 1970: ECharts counts names of days from Sundays. */
const firstSunday = Date.UTC(1970, 0, 4);

function namesOf(
  count: number,
  timeOf: (at: number) => number,
  options: Intl.DateTimeFormatOptions,
  locale: ChartLocale,
) {
  const format = new Intl.DateTimeFormat(intlLocale[locale], { timeZone: "UTC", ...options });
  return Array.from({ length: count }, (_, at) => format.format(timeOf(at)));
}

/** Days stay squares or lie a little; a few weeks do not grow into a poster. */
function dayRoom(first: string, last: string, heightPx: number, widthPx: number) {
  const { leftPx, rightPx } = calendarRoom;
  const weeks = Math.ceil((Date.parse(last) - Date.parse(first)) / (7 * 86_400_000)) + 1;
  const sidePx = Math.min((widthPx - leftPx - rightPx) / weeks, (heightPx / 7) * 1.6, 34);
  return { sidePx, dayPx: Math.min(heightPx / 7, sidePx * 1.6) };
}

function calendarPart(
  { first, last }: OneCalendar,
  topPx: number,
  heightPx: number,
  chart: CalendarDays,
  { theme, texts, widthPx }: DrawingContext,
): CalendarComponentOption {
  const { leftPx } = calendarRoom;
  const { sidePx, dayPx } = dayRoom(first, last, heightPx, widthPx);
  const label = { color: theme.textMuted, fontSize: 11 };
  return {
    ...{ range: [first, last], top: topPx, left: leftPx, cellSize: [sidePx, dayPx], orient: "horizontal" },
    splitLine: { show: true, lineStyle: { color: theme.textMuted, width: 1, opacity: 0.35 } },
    itemStyle: { color: "transparent", borderColor: theme.surface, borderWidth: Math.min(2, sidePx / 5) },
    dayLabel: {
      ...{ firstDay: 1, show: dayPx >= 9, margin: 6 },
      ...{ nameMap: namesOf(7, (at) => firstSunday + at * 86_400_000, { weekday: "narrow" }, texts.locale), ...label },
    },
    monthLabel: {
      show: sidePx * 4.3 >= 22,
      nameMap: namesOf(12, (at) => Date.UTC(1970, at, 1), { month: "short" }, texts.locale),
      ...label,
    },
    yearLabel: {
      ...{ show: chart.calendars.length > 1, margin: 26, color: theme.text, fontSize: 12, fontWeight: 500 },
    },
  };
}

/** Draws a colour for every day, weeks beside each other from Monday down to Sunday. */
export function calendarOption(chart: CalendarDays, context: DrawingContext): EChartsOption {
  const { heightPx, texts } = context;
  const { legendPx, monthsPx, gapPx } = calendarRoom;
  const { full } = measureWriter(chart.column, chart.options, texts.locale);
  const isBelow = chart.options.legend === "bottom" || chart.options.legend === "none";
  const startPx = chart.options.legend === "none" ? 0 : isBelow ? 4 : legendPx;
  const roomPx = heightPx - (chart.options.legend === "none" ? 0 : legendPx);
  const rowPx = roomPx / chart.calendars.length;
  const daysPx = Math.max(7, Math.min(rowPx - monthsPx - gapPx, 7 * 26));
  const parts = chart.calendars.map((given, at) => {
    const { dayPx } = dayRoom(given.first, given.last, daysPx, context.widthPx);
    // What is left of a row stands above and below.
    const topPx = startPx + at * rowPx + monthsPx + Math.max(0, (rowPx - monthsPx - gapPx - dayPx * 7) / 2);
    return calendarPart(given, topPx, daysPx, chart, context);
  });
  return {
    tooltip: {
      ...tooltipOption(context, "item"),
      formatter: (item) => {
        if (Array.isArray(item)) return "";
        const day = chart.calendars[item.seriesIndex ?? 0]?.days[item.dataIndex];
        if (!day) return "";
        return `${escapeHtml(day.label)}<br/>${escapeHtml(chart.column.label)}: <b>${escapeHtml(full(day.value))}</b>`;
      },
    },
    visualMap: colourScale(chart, context, { dimension: 1 }),
    calendar: parts,
    series: chart.calendars.map(({ days }, calendarIndex) => ({
      ...{ type: "heatmap", coordinateSystem: "calendar", calendarIndex },
      itemStyle: { borderRadius: 2 },
      data: days.map(({ day, value }) => [day, value]),
    })),
  };
}
