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

/** `GET …/export?format=&look=&paper=`: all tabs of the dashboard, on sheets that lie on their long side or as one picture. */
export const dashboardExportQuerySchema = z.object({
  format: z.enum(["pdf", "png"]).default("pdf"),
  look: lookParameterSchema,
  paper: z.enum(["a4", "letter"]).default("a4"),
});
export type DashboardExport = z.infer<typeof dashboardExportQuerySchema>;
