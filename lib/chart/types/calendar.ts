import { defineChartType } from "@/lib/chart/chart-type";
import { blankChart, type Fit } from "@/lib/chart/fit";
import { calendarOption } from "@/lib/chart/option-calendar";
import { type CalendarDays, fitCalendarToSize, prepareCalendar } from "@/lib/chart/prepare-calendar";
import { isOnePointEach } from "@/lib/chart/result-profile";

/** One value a day, over more than a few weeks: else a line shows it better. */
const fitCalendar: Fit = (profile, { asked }) => {
  const { times, categories, measures, rowCount } = profile;
  const [time] = times;
  const [measure] = measures;
  if (!time || !measure || (time.column.grain !== null && time.column.grain !== "day")) return null;
  if (time.column.type !== "date" && time.column.type !== "timestamp") return null;
  if (!asked && (times.length > 1 || categories.length > 0 || rowCount < 28 || !isOnePointEach(profile, [time])))
    return null;
  return { ...blankChart, type: "calendar", x: time.column.name, y: [measure.column.name] };
};

/** A colour for every day, laid out in weeks. */
export const calendar = defineChartType<CalendarDays>({
  type: "calendar",
  group: "course",
  fit: fitCalendar,
  reason: () => "days",
  prepare: prepareCalendar,
  option: calendarOption,
  points: ({ x, column, calendars }) => ({
    measure: column,
    dimension: x.label,
    series: [],
    points: calendars.flatMap(({ days }, seriesIndex) =>
      days.map(({ label, value, cells }, dataIndex) => ({
        ...{ name: label, value, cells, series: null, at: { seriesIndex, dataIndex } },
      })),
    ),
  }),
  fitToHeight: fitCalendarToSize,
  engine: ["heatmap", "calendar", "visualMap"],
});
