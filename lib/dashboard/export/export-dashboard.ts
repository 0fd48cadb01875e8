import "server-only";
import { audit } from "@/lib/auth/audit";
import { photographPage } from "@/lib/dashboard/export/photograph-page";
import type { DashboardExport } from "@/lib/dashboard/export/schema";
import type { PictureFile } from "@/lib/dashboard/export/widget-picture";
import { writeLook } from "@/lib/dashboard/look/look-address";
import { openLook } from "@/lib/dashboard/look/look-context";
import type { Sighting } from "@/lib/dashboard/look/sighting";
import { env } from "@/lib/env";
import { refuse } from "@/lib/errors";
import { exportFileName } from "@/lib/pipeline/export-file-name";
import { findBrowser } from "@/lib/pipeline/find-browser";
import { ok, type Result } from "@/lib/result";

const types = { pdf: "application/pdf", png: "image/png" } as const;
/** Who asks, and in which language. Nothing else of a request goes on to the page. */
const passedOn = ["cookie", "authorization", "accept-language"];

/**
 * The whole of a dashboard as somebody looks at it, all tabs, as a document or a picture: its own page as it stands on paper, opened
 * by a browser on the server with the rights of the request. `pagePath`: where that page stands.
 * **Fails** dashboard/not-found; dashboard/no-browser where none is installed, dashboard/browser.
 */
export async function exportDashboard(
  sighting: Sighting,
  { format, look, paper }: DashboardExport,
  { pagePath, headers, signal }: { readonly pagePath: string; readonly headers: Headers; readonly signal: AbortSignal },
): Promise<Result<PictureFile>> {
  const opened = await openLook(sighting, look);
  if (!opened.ok) return opened;
  const browser = findBrowser();
  if (browser === null) return refuse("dashboard/no-browser");
  const { dashboard, viewer } = opened.value;
  const parameters = writeLook(look, new URLSearchParams({ paper: format }));
  const passed = passedOn.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const shot = {
    ...{ origin: `http://127.0.0.1:${env.PORT}`, path: `${pagePath}?${parameters}`, title: dashboard.title },
    ...{ headers: Object.fromEntries(passed), format, paper, browser },
  };
  const file = await photographPage(shot, signal);
  if (!file.ok) return file;
  const isLent = viewer.lentBy !== undefined;
  await audit(isLent ? null : viewer, "dashboard.export", dashboard.id, { format, title: dashboard.title });
  return ok({ name: exportFileName(dashboard.title, format), type: types[format], content: file.value });
}
