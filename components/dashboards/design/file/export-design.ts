import type { DashboardConfig } from "@/lib/dashboard/config/schema";

type Exported = { readonly title: string; readonly description: string | null; readonly config: DashboardConfig };

/** Hands the reader a design as a file: title, description and configuration, nothing of its data. */
export function exportDesign({ title, description, config }: Exported): void {
  const json = JSON.stringify({ title, description, config }, null, 2);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([json], { type: "application/json" }));
  link.download = `${title.replaceAll(/[\\/:*?"<>|]/g, "-")}.dashboard.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
