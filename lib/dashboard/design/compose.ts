import "server-only";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { composeDashboard, templatesFor } from "@/lib/dashboard/design/compose/compose-dashboard";
import type { Composed, ComposeRequest, DashboardTemplate } from "@/lib/dashboard/design/schema";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { semanticModelFor } from "@/lib/semantic/semantic-view";

/**
 * What can be made of a source, best first, in the viewer's language.
 * **Access** dashboard:edit and source:view. **Fails** source/not-found, source/not-analysed.
 */
export async function dashboardTemplates(viewer: Viewer, sourceId: string): Promise<Result<DashboardTemplate[]>> {
  if (!can(viewer, "dashboard:edit")) return refuse("auth/forbidden");
  const model = await semanticModelFor(viewer, sourceId);
  if (!model.ok) return model;
  return ok(templatesFor(model.value, { locale: viewer.locale, now: new Date() }));
}

/**
 * Makes a dashboard of a template and of what the viewer may see of a source. Nothing is stored, no model is asked.
 * **Access** as above. **Fails** as above; dashboard/template-not-found, dashboard/nothing-to-compose.
 */
export async function composeForViewer(viewer: Viewer, request: ComposeRequest): Promise<Result<Composed>> {
  if (!can(viewer, "dashboard:edit")) return refuse("auth/forbidden");
  const model = await semanticModelFor(viewer, request.sourceId);
  if (!model.ok) return model;
  return composeDashboard(model.value, { ...request, locale: viewer.locale, now: new Date() });
}
