import { z } from "zod";

/** A colour by its meaning or its place in the palette, so that it is right in both themes and for colour-blind eyes. */
export const chartColours = ["good", "warning", "bad", "neutral", "1", "2", "3", "4", "5", "6", "7", "8"] as const;
export const chartColourSchema = z.enum(chartColours);
export type ChartColour = z.infer<typeof chartColourSchema>;

/** How numbers are written. What is left out follows the column's unit. */
export const numberFormatSchema = z.object({
  style: z.enum(["auto", "number", "percent", "currency", "duration", "bytes"]).default("auto"),
  /** ISO 4217; for style "currency". */
  currency: z.string().length(3).optional(),
  /** Digits after the point; null: as many as the size needs. */
  digits: z.int().min(0).max(8).nullable().default(null),
  /** "1.2M" in place of "1,234,567". */
  compact: z.boolean().default(false),
  prefix: z.string().max(20).default(""),
  suffix: z.string().max(20).default(""),
  /** "(12)" in place of "−12". */
  negative: z.enum(["minus", "parentheses"]).default("minus"),
});
export type NumberFormat = z.infer<typeof numberFormatSchema>;

/** From `from` on (inclusive) a value has this colour, until the next threshold. `column` null: every measure. */
export const thresholdSchema = z.object({
  column: z.string().nullable().default(null),
  from: z.number(),
  colour: chartColourSchema,
  label: z.string().max(80).default(""),
});
export type Threshold = z.infer<typeof thresholdSchema>;

/** A line across the chart: a fixed value, or a figure of what is shown. */
export const referenceLineSchema = z.object({
  at: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("value"), value: z.number() }),
    z.object({ kind: z.literal("figure"), figure: z.enum(["average", "median", "minimum", "maximum"]) }),
    /** Another column of the result, by its largest value: a target that is in the data. */
    z.object({ kind: z.literal("column"), column: z.string() }),
  ]),
  label: z.string().max(80).default(""),
  colour: chartColourSchema.default("neutral"),
});
export type ReferenceLine = z.infer<typeof referenceLineSchema>;

const axisSchema = z.object({
  title: z.string().max(120).default(""),
  min: z.number().nullable().default(null),
  max: z.number().nullable().default(null),
  scale: z.enum(["linear", "log"]).default("linear"),
});

/** A column of a table: how it is written, and what its cells show beside the value. */
export const tableColumnSchema = z.object({
  /** As in `ResultSet.columns[].name`. */
  name: z.string(),
  label: z.string().max(200).optional(),
  hidden: z.boolean().default(false),
  align: z.enum(["auto", "left", "right", "center"]).default("auto"),
  widthPx: z.int().min(40).max(800).nullable().default(null),
  format: numberFormatSchema.optional(),
  /** bar: length by value; scale: colour by value; thresholds: colour by `thresholds`. */
  cell: z.enum(["plain", "bar", "scale", "thresholds"]).default("plain"),
  total: z.enum(["none", "sum", "average", "minimum", "maximum", "count"]).default("none"),
});
export type TableColumn = z.infer<typeof tableColumnSchema>;

/**
 * What a designer may set about how a chart looks. Every field is optional and has a default that is right for most; a field that a
 * chart type has no use for is kept and ignored, so that changing the type and back loses nothing.
 */
export const chartOptionsSchema = z
  .object({
    legend: z.enum(["auto", "top", "right", "bottom", "none"]),
    /** Values written at the marks. */
    labels: z.boolean(),
    /** Bars and areas: each stack is 100 %. */
    percent: z.boolean(),
    /** Lines and areas. */
    shape: z.enum(["straight", "smooth", "step"]),
    points: z.boolean(),
    nulls: z.enum(["gap", "connect", "zero"]),
    axisX: axisSchema.partial(),
    axisY: axisSchema.partial(),
    axisY2: axisSchema.partial(),
    /** combination: how each measure (by column name) is drawn, and on which axis. */
    measures: z.record(
      z.string(),
      z.object({
        as: z.enum(["line", "area", "bar"]).optional(),
        axis: z.enum(["left", "right"]).optional(),
        label: z.string().max(200).optional(),
        colour: chartColourSchema.optional(),
        format: numberFormatSchema.optional(),
      }),
    ),
    /** Colours of single categories or series, by their name. */
    colours: z.record(z.string(), chartColourSchema),
    sort: z.enum(["auto", "value_desc", "value_asc", "name_asc", "name_desc", "query"]),
    /** How many categories are shown; the rest is put together where adding up is truthful. */
    top: z.int().min(1).max(200),
    thresholds: z.array(thresholdSchema).max(20),
    lines: z.array(referenceLineSchema).max(10),
    /** progress and gauge: what 100 % is; number: what it is compared with. A value, or a column of the result. */
    target: z.union([z.number(), z.string().max(255)]),
    /** gauge: where its scale starts. */
    from: z.number(),
    /** number: a small line of its course below it, and how a rise is to be read. */
    sparkline: z.boolean(),
    goodDirection: z.enum(["up", "down", "none"]),
    /** pie: a hole in the middle, with the total in it. */
    ring: z.boolean(),
    /** histogram: how many bins; left out: by the data. */
    bins: z.int().min(2).max(100),
    /** map: "world", a part of the world, or a country with regions of its own. */
    region: z.string().max(60),
    /** scatter and bubble: the column that gives the size. */
    size: z.string().max(255),
    /** treemap, sunburst, sankey: the columns from the outermost level to the innermost. */
    levels: z.array(z.string().max(255)).max(6),
    table: z.object({
      columns: z.array(tableColumnSchema).max(200).default([]),
      totals: z.boolean().default(false),
      density: z.enum(["compact", "normal"]).default("normal"),
      rowNumbers: z.boolean().default(false),
      freezeFirst: z.boolean().default(true),
    }),
    pivot: z.object({
      rows: z.array(z.string()).max(6),
      columns: z.array(z.string()).max(4),
      values: z.array(
        z.object({ column: z.string(), total: z.enum(["sum", "average", "minimum", "maximum", "count"]) }),
      ),
      totals: z.boolean().default(true),
    }),
    format: numberFormatSchema,
  })
  .partial();
export type ChartOptions = z.infer<typeof chartOptionsSchema>;
