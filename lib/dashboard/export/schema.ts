import { z } from "zod";
import { lookParameterSchema } from "@/lib/dashboard/look/schema";
import { rowsFormatSchema } from "@/lib/pipeline/schema";

/** `GET …/widgets/{widgetId}/export?format=&look=`: its rows as a file. */
export const widgetExportQuerySchema = z.object({ format: rowsFormatSchema.default("csv"), look: lookParameterSchema });
export type WidgetExport = z.infer<typeof widgetExportQuerySchema>;

/** `GET …/widgets/{widgetId}/picture?format=&look=`: its chart, always in light colours. */
export const widgetPictureQuerySchema = z.object({
  format: z.enum(["png", "svg"]).default("png"),
  look: lookParameterSchema,
});
export type WidgetPicture = z.infer<typeof widgetPictureQuerySchema>;

/** `GET …/export?format=&look=&tab=`: a tab of the dashboard. */
export const dashboardExportQuerySchema = z.object({
  format: z.enum(["pdf", "png"]).default("pdf"),
  look: lookParameterSchema,
  /** Null: the first one. */
  tab: z.string().max(64).nullable().default(null),
});
export type DashboardExport = z.infer<typeof dashboardExportQuerySchema>;
